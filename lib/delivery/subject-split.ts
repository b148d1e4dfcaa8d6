import { z } from 'zod';

const subject = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(300));

/** Several subjects for one issue: a share of its readers tries them, the rest gets the best. */
export const SubjectSplit = z.strictObject({
  /** Beside the post's own, which is the first */
  others: z.array(subject).min(1).max(3),
  /** How many of a hundred readers try them */
  percent: z.number().int().min(5).max(50),
  hours: z.number().int().min(1).max(24),
  by: z.enum(['opens', 'clicks']),
});
export type SubjectSplit = z.infer<typeof SubjectSplit>;

export const FIRST_SPLIT = { percent: 20, hours: 4, by: 'opens' } as const;

/** Until it is decided which subject is the best, the readers who get that one are due at the end of days: nothing but the
 *  decision makes them due, whatever else moves due rows about. */
export const HELD_UNTIL = new Date('9999-01-01T00:00:00Z');
