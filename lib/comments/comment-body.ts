import { lines } from '@/lib/publications/text-fields';

const MAX_COMMENT = 5000;

/** Turns what follows it around: a word may be made to read as another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** What was written, checked. Messages are meant for the field. */
export const CommentBody = lines(MAX_COMMENT)
  .transform((text) => text.replace(TURNS, '').trim())
  .refine((text) => text.length > 0, 'Write something first.');
