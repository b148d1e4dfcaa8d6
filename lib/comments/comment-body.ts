import { lines } from '@/lib/publications/text-fields';

const MAX_COMMENT = 5000;

/** Turns what follows it around: a word may be made to read as another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** What was written, checked. */
const CommentBody = lines(MAX_COMMENT).transform((text) => text.replace(TURNS, '').trim());

export type BodyProblem = 'body-missing' | 'body-wrong';

/** What was written as it is kept, or what is wrong with it. */
export function readBody(typed: string): { ok: true; body: string } | { ok: false; problem: BodyProblem } {
  const read = CommentBody.safeParse(typed);
  if (!read.success) return { ok: false, problem: 'body-wrong' };
  return read.data === '' ? { ok: false, problem: 'body-missing' } : { ok: true, body: read.data };
}
