import { db } from '@/lib/db/db';

/** An editor that was silent for so long is gone. It speaks every 10 seconds. */
const GONE_SECONDS = 45;

export type Presence = {
  /** The other windows in which this post stands open, those who came first first. */
  others: { name: string; since: Date; isYou: boolean }[];
  /** The newest save. */
  revision: number;
  savedBy: string | null;
  savedAt: Date;
};

type Window = { publicationId: string; postId: string; userId: string; windowId: string };

/** Notes that a post stands open in this window, and tells who else has it open and what the newest save is. null when the
 *  publication has no such post. Safe to repeat; it is meant to be, every few seconds. */
export async function notePresence(
  { publicationId, postId, userId, windowId }: Window,
  now = new Date(),
): Promise<Presence | null> {
  const gone = new Date(now.getTime() - GONE_SECONDS * 1000);
  return db.$transaction(async (tx) => {
    const post = await tx.post.findFirst({
      where: { id: postId, publicationId, deletedAt: null },
      select: { revision: true, updatedAt: true, savedBy: { select: { name: true, email: true } } },
    });
    if (!post) return null;
    await tx.postPresence.deleteMany({ where: { publicationId, postId, seenAt: { lt: gone } } });
    await tx.postPresence.upsert({
      where: { postId_windowId: { postId, windowId }, publicationId, userId },
      create: { publicationId, postId, windowId, userId, since: now, seenAt: now },
      update: { seenAt: now },
    });
    const others = await tx.postPresence.findMany({
      where: { publicationId, postId, windowId: { not: windowId } },
      orderBy: [{ since: 'asc' }, { windowId: 'asc' }],
      select: { since: true, userId: true, user: { select: { name: true, email: true } } },
    });
    return {
      others: others.map(({ since, userId: id, user }) => ({ since, name: user.name ?? user.email, isYou: id === userId })),
      revision: post.revision,
      savedBy: post.savedBy && (post.savedBy.name ?? post.savedBy.email),
      savedAt: post.updatedAt,
    };
  });
}

/** The window was closed. Safe to repeat. */
export async function endPresence({ publicationId, postId, userId, windowId }: Window) {
  await db.postPresence.deleteMany({ where: { publicationId, postId, userId, windowId } });
}
