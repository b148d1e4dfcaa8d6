'use client';

import { type MouseEvent, useRef, useState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { commentActPath } from '@/lib/format/comment-path';
import type { ActWords } from './act-words';
import { CommentForm } from './comment-form';
import { DeleteForm } from './delete-form';
import { ReportForm } from './report-form';

export type CommentActions = Record<'write' | 'edit' | 'delete' | 'report', FormAction>;
type Act = 'answer' | 'edit' | 'delete' | 'report';
type Props = {
  commentId: string;
  postId: string;
  /** Who wrote it, for who hears which button is which */
  name: string;
  acts: Act[];
  /** As it was written, where it may be edited */
  source: string | null;
  asksName: boolean;
  /** The label of an answer to it */
  answerTo: string;
  words: ActWords;
  actions: CommentActions;
};

/** What one may do with a comment. Each is a link to a page with its form; with JavaScript the form opens in place. */
export function CommentActs({ commentId, postId, name, acts, source, asksName, answerTo, words, actions }: Props) {
  const [open, setOpen] = useState<Act | null>(null);
  const opener = useRef<HTMLAnchorElement>(null);
  const toggle = (act: Act) => (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    opener.current = event.currentTarget;
    setOpen(open === act ? null : act);
  };
  const close = () => {
    setOpen(null);
    opener.current?.focus();
  };
  return (
    <>
      {acts.map((act) => (
        <a
          key={act}
          href={commentActPath(commentId, act)}
          onClick={toggle(act)}
          aria-expanded={open === act}
          className="rounded-control px-2 py-2 text-muted underline-offset-4 hover:text-ink hover:underline"
        >
          {words[act]}
          <span className="sr-only"> {name}</span>
        </a>
      ))}
      {open && (
        <div className="mt-2 mb-3 w-full basis-full">
          {open === 'answer' && (
            <CommentForm
              action={actions.write}
              hidden={{ postId, parentId: commentId }}
              label={answerTo}
              submit={words.answer}
              asksName={asksName}
              words={words}
              autoFocus
              onCancel={close}
            />
          )}
          {open === 'edit' && (
            <CommentForm
              action={actions.edit}
              hidden={{ commentId }}
              label={words.yours}
              submit={words.save}
              body={source ?? ''}
              words={words}
              autoFocus
              onCancel={close}
            />
          )}
          {open === 'delete' && <DeleteForm action={actions.delete} commentId={commentId} words={words} onCancel={close} />}
          {open === 'report' && <ReportForm action={actions.report} commentId={commentId} words={words} onCancel={close} />}
        </div>
      )}
    </>
  );
}
