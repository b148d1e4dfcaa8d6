import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Role } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';
import { lines } from '@/lib/publications/text-fields';
import { getCommenter, lockCommenter } from '../commenter';
import { setCommentMail } from '../mail/mail-off';
import { pagesOf } from '../pages-of';
import { type NameProblem, passesForTeam, ReaderName } from '../reader-name';
import { readerPicturePath } from './reader-picture';

const flag = z.literal('on').optional().transform(Boolean);
const ProfileFields = z.strictObject({
  name: z.union([z.literal(''), ReaderName]),
  bio: lines(400),
  hasPage: flag,
  mailsAnswers: flag,
  mailsPosts: flag,
});

export type ReaderProfile = {
  /** null before they took part for the first time */
  id: string | null;
  name: string;
  bio: string;
  pictureUrl: string | null;
  hasPage: boolean;
  mailsAnswers: boolean;
  mailsPosts: boolean;
  isBanned: boolean;
};
export type SavedReaderProfile = { ok: true } | { ok: false; fields: { name?: NameProblem | 'name-needed'; bio?: 'bio-wrong' } };

/** How a person is shown beside what they wrote, as they see it themselves. */
export async function getReaderProfile(publicationId: string, userId: string): Promise<ReaderProfile> {
  const row = await getCommenter(publicationId, userId);
  return {
    ...{ id: row?.id ?? null, name: row?.name ?? '', bio: row?.bio ?? '' },
    pictureUrl: row?.pictureKey ? readerPicturePath(row.pictureKey, 192) : null,
    hasPage: Boolean(row?.pageSince),
    mailsAnswers: !row?.answersOffAt,
    mailsPosts: !row?.postsOffAt,
    isBanned: Boolean(row?.bannedAt),
  };
}

/** Keeps how a person is shown. All pages on which they stand follow.
 *  @param input unchecked, such as a form's fields */
export async function saveReaderProfile(
  { publicationId, userId, role }: { publicationId: string; userId: string; role: Role | null },
  input: unknown,
  now = new Date(),
): Promise<SavedReaderProfile> {
  const read = ProfileFields.safeParse(input);
  if (!read.success) {
    const wrong = z.flattenError(read.error).fieldErrors;
    return { ok: false, fields: { ...(wrong.name && { name: 'name-missing' }), ...(wrong.bio && { bio: 'bio-wrong' }) } };
  }
  const { name, bio, hasPage, mailsAnswers, mailsPosts } = read.data;
  return db.$transaction(async (tx) => {
    const before = await lockCommenter(tx, publicationId, userId);
    const hasWritten = (await tx.comment.count({ where: { publicationId, commenterId: before.id, deletedAt: null } })) > 0;
    if (name === '' && role === null && (hasPage || hasWritten)) return { ok: false, fields: { name: 'name-needed' } };
    if (name !== before.name && role === null && name !== '' && (await passesForTeam(tx, publicationId, name)))
      return { ok: false, fields: { name: 'name-taken' } };
    await tx.commenter.update({
      where: { id: before.id, publicationId },
      data: { name, bio, pageSince: hasPage ? (before.pageSince ?? now) : null },
    });
    await setCommentMail(tx, { publicationId, userId, answers: mailsAnswers, posts: mailsPosts }, now);
    await touchPages(tx, await pagesOf(tx, publicationId, before.id));
    return { ok: true };
  });
}
