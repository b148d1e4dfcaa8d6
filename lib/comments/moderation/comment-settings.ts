import { z } from 'zod';
import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { recordActivity } from '@/lib/publications/record-activity';
import { lines } from '@/lib/publications/text-fields';
import { wordsOf } from '../hold-reason';

const MOST_WORDS = 300;

const COMMENT_RULES = ['everyone', 'subscribers', 'paid', 'nobody'] as const;
const COMMENT_HOLDS = ['nobody', 'newcomers', 'everyone'] as const;

/** What a team may set for its discussions. Messages are meant for the form. */
const CommentSettingsFields = z.strictObject({
  rule: z.enum(COMMENT_RULES),
  closeAfterDays: z
    .string()
    .trim()
    .regex(/^(?:[1-9]\d{0,3})?$/, 'Write a number of days, or nothing.')
    .transform((days) => (days === '' ? null : Number(days))),
  hold: z.enum(COMMENT_HOLDS),
  words: lines(6000)
    .transform(wordsOf)
    .refine((words) => words.length <= MOST_WORDS, `At most ${MOST_WORDS} words.`)
    .refine((words) => words.every((word) => word.length <= 80), 'One word or a short phrase on a line.')
    .transform((words) => words.join('\n')),
});
type Fields = z.input<typeof CommentSettingsFields>;

export type CommentSettings = z.output<typeof CommentSettingsFields>;
export type SavedCommentSettings = { ok: true } | { ok: false; fields: { [Name in keyof Fields]?: string[] } };

/** How a publication's discussions are run. */
export async function getCommentSettings(publicationId: string): Promise<CommentSettings> {
  const { commentRule, commentsCloseAfterDays, commentHold, commentWords } = await db.publication.findUniqueOrThrow({
    where: { id: publicationId },
  });
  return { rule: commentRule, closeAfterDays: commentsCloseAfterDays, hold: commentHold, words: commentWords };
}

/** Changes that; all its pages follow. What waits already goes on waiting.
 *  @param userId who did it, for the activity log. @param input unchecked, such as a form's fields */
export async function saveCommentSettings(publicationId: string, userId: string, input: unknown): Promise<SavedCommentSettings> {
  const read = CommentSettingsFields.safeParse(input);
  if (!read.success) return { ok: false, fields: z.flattenError(read.error).fieldErrors };
  const { rule, closeAfterDays, hold, words } = read.data;
  await db.$transaction(async (tx) => {
    const { host } = await tx.publication.update({
      where: { id: publicationId },
      data: { commentRule: rule, commentsCloseAfterDays: closeAfterDays, commentHold: hold, commentWords: words },
    });
    await touchPages(tx, [`host:${host}`]);
    await recordActivity(tx, {
      ...{ publicationId, userId, act: 'settings.changed', objectId: publicationId, objectName: 'comments' },
    });
  });
  return { ok: true };
}
