import { db } from '@/lib/db/db';
import { readSignedUntil, signUntil } from '@/lib/secrets/sign-until';

const DAY_MS = 86_400_000;
/** Time enough for a friend to read it, and not for good. */
const PREVIEW_DAYS = 7;

/** The path at which a post is shown as its page will be, to whoever has it, for PREVIEW_DAYS or until it is withdrawn.
 *  @returns `until`: when it stops working */
export function previewLink({ previewKey }: { previewKey: string }, now = new Date()): { path: string; until: Date } {
  const until = new Date(now.getTime() + PREVIEW_DAYS * DAY_MS);
  return { path: `/preview/${signUntil('preview', previewKey, until)}`, until };
}

/** The post of the publication that a preview's token names; null for one that ran out or was withdrawn, and for anything else. */
export async function findPreviewed(publicationId: string, token: string, now = new Date()): Promise<string | null> {
  const previewKey = readSignedUntil('preview', token, now);
  if (!previewKey) return null;
  const post = await db.post.findFirst({
    where: { publicationId, OR: [{ previewKey }, { id: previewKey, previewKey: null }] },
    select: { id: true },
  });
  return post?.id ?? null;
}
