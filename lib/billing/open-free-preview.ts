import { db } from '@/lib/db/db';
import { log } from '@/lib/log';

export type OpenedPreview = { ok: true } | { ok: false; problem: 'not-offered' | 'used-up' | 'post-unknown' };
type Asked = { publicationId: string; subscriberId: string; postId: string };

/** Opens one paid post to a free reader, the only one they ever get. Of two at once one wins; the same again is fine. */
export async function openFreePreview({ publicationId, subscriberId, postId }: Asked): Promise<OpenedPreview> {
  const account = await db.paymentAccount.findUnique({ where: { publicationId }, select: { freePreviews: true } });
  const reads = await db.subscription.findFirst({ where: { publicationId, subscriberId, confirmedAt: { not: null } } });
  if (!account?.freePreviews || !reads) return { ok: false, problem: 'not-offered' };
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, access: 'paid', publishedAt: { not: null }, deletedAt: null },
    select: { id: true },
  });
  if (!post) return { ok: false, problem: 'post-unknown' };
  const { count } = await db.freePreview.createMany({ data: [{ publicationId, subscriberId, postId }], skipDuplicates: true });
  if (count > 0) log.info({ publicationId, subscriberId, postId }, 'free-preview.opened');
  const kept = await db.freePreview.findUniqueOrThrow({ where: { subscriberId, publicationId } });
  return kept.postId === postId ? { ok: true } : { ok: false, problem: 'used-up' };
}
