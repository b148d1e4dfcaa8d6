'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useId } from 'react';
import {
  LEAST_ANSWERS,
  MOST_ANSWER,
  MOST_ANSWERS,
  MOST_QUESTION,
  type PollAnswer,
  type PollAttributes,
  readPoll,
} from '@/lib/document/nodes/poll/attributes';
import { answerId } from '@/lib/document/nodes/poll/extension';
import type { DocumentNode } from '@/lib/document/types';

const FIELD =
  'min-h-11 w-full min-w-0 rounded-control border border-strong-line bg-raised px-3 text-base text-ink placeholder:text-muted';
const BUTTON = 'min-h-11 rounded-control px-3 hover:bg-sunk disabled:opacity-40';

/** What <input type=datetime-local> takes and gives: the writer's own clock, without a zone. */
const toLocal = (at: string) => {
  if (!at) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** A poll in the editor: its question, its answers, and when it closes. */
export function PollView({ node, updateAttributes, deleteNode }: NodeViewProps) {
  const { question, answers, closesAt } = node.attrs as PollAttributes;
  const id = useId();
  const change = (next: PollAnswer[]) => updateAttributes({ answers: next });
  const isReady = readPoll({ type: 'poll', attrs: { ...node.attrs } } as DocumentNode) !== null;
  return (
    <NodeViewWrapper
      role="group"
      aria-label="Poll"
      className="my-8 flex flex-col gap-3 rounded-card border border-line bg-raised p-4 font-sans text-sm"
      data-drag-handle=""
    >
      <input
        value={question}
        maxLength={MOST_QUESTION}
        onChange={(event) => updateAttributes({ question: event.target.value })}
        aria-label="Question of the poll"
        placeholder="What do you want to ask?"
        className={`${FIELD} font-medium`}
      />
      <ol className="m-0! flex list-none! flex-col gap-2 p-0!">
        {answers.map((answer, position) => (
          <li key={answer.id} className="m-0! flex gap-1">
            <input
              value={answer.text}
              maxLength={MOST_ANSWER}
              onChange={(event) =>
                change(answers.map((each) => (each.id === answer.id ? { ...each, text: event.target.value } : each)))
              }
              aria-label={`Answer ${position + 1}`}
              placeholder={`Answer ${position + 1}`}
              className={FIELD}
            />
            <button
              type="button"
              aria-label={`Remove answer ${position + 1}`}
              disabled={answers.length <= LEAST_ANSWERS}
              onClick={() => change(answers.filter((each) => each.id !== answer.id))}
              className={BUTTON}
            >
              Remove
            </button>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          disabled={answers.length >= MOST_ANSWERS}
          onClick={() => change([...answers, { id: answerId(), text: '' }])}
          className={BUTTON}
        >
          Add an answer
        </button>
        <label htmlFor={`${id}-closes`} className="ml-auto text-muted">
          Closes
        </label>
        <input
          id={`${id}-closes`}
          type="datetime-local"
          value={toLocal(closesAt)}
          onChange={({ target }) => updateAttributes({ closesAt: target.value ? new Date(target.value).toISOString() : '' })}
          className={`${FIELD} w-auto!`}
        />
        <button type="button" onClick={deleteNode} className={`${BUTTON} text-bad`}>
          Remove poll
        </button>
      </div>
      {!isReady && <p className="m-0! text-warn">Readers see this poll once it has a question and two answers.</p>}
    </NodeViewWrapper>
  );
}
