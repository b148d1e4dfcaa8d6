import type { DocumentNode } from '../../types';

export const LEAST_ANSWERS = 2;
export const MOST_ANSWERS = 10;
export const MOST_QUESTION = 300;
export const MOST_ANSWER = 120;

export type PollAnswer = { id: string; text: string };
export type PollAttributes = {
  /** A UUID of its own: votes are kept by it */
  id: string;
  question: string;
  answers: PollAnswer[];
  /** ISO 8601; '' where it stays open */
  closesAt: string;
};

/** The attributes of a checked poll. */
const pollAttributes = (node: DocumentNode) => node.attrs as unknown as PollAttributes;

/** A poll that can be voted in: with a question, and the answers that say something. null while the writer has not given
 *  those; then readers see none. */
export function readPoll(node: DocumentNode): PollAttributes | null {
  const { answers, ...poll } = pollAttributes(node);
  const said = answers.filter(({ text }) => text.trim() !== '');
  return poll.question.trim() && said.length >= LEAST_ANSWERS ? { ...poll, answers: said } : null;
}

/** All polls of a post, as readers may vote in them. */
export const pollsIn = (node: DocumentNode): PollAttributes[] => {
  const own = node.type === 'poll' ? readPoll(node) : null;
  return [...(own ? [own] : []), ...(node.content ?? []).flatMap(pollsIn)];
};
