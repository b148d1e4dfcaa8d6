import type { SignedIn } from '@/lib/auth/signed-in';
import type { Reader } from '@/lib/billing/can-read';
import { getReader } from '@/lib/billing/get-reader';
import { db } from '@/lib/db/db';
import type { Commenter, Tx } from '@/lib/db/types';

/** Who looks at a discussion, or takes part in it. */
export type Viewer = SignedIn & { reader: Reader; commenter: Commenter | null };

/** A signed-in person as one who takes part; null for who is not signed in. */
export async function getViewer(publicationId: string, signedIn: SignedIn | null): Promise<Viewer | null> {
  if (!signedIn) return null;
  const [reader, commenter] = await Promise.all([
    getReader(publicationId, signedIn),
    getCommenter(publicationId, signedIn.user.id),
  ]);
  return { ...signedIn, reader, commenter };
}

/** What a person said of themselves here; null where they never took part. */
export const getCommenter = (publicationId: string, userId: string): Promise<Commenter | null> =>
  db.commenter.findUnique({ where: { publicationId_userId: { publicationId, userId } } });

/** The person's row, made where it is missing. */
export async function ensureCommenter(tx: Tx, publicationId: string, userId: string): Promise<Commenter> {
  await tx.commenter.createMany({ data: [{ publicationId, userId }], skipDuplicates: true });
  return tx.commenter.findUniqueOrThrow({ where: { publicationId_userId: { publicationId, userId } } });
}

/** The same, locked: what one person does here happens one after the other. */
export async function lockCommenter(tx: Tx, publicationId: string, userId: string): Promise<Commenter> {
  await tx.commenter.createMany({ data: [{ publicationId, userId }], skipDuplicates: true });
  await tx.$queryRaw`
    select 1 from commenter where publication_id = ${publicationId}::uuid and user_id = ${userId}::uuid for no key update`;
  return ensureCommenter(tx, publicationId, userId);
}
