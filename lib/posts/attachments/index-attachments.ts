import type { Tx } from '@/lib/db/types';
import { attachmentKeys } from '@/lib/document/nodes/attachment/attributes';
import { readDocument } from '@/lib/document/parse-document';
import { cutAtPaywall } from '@/lib/document/reader-part';

/** Writes down which files readers see in a post, and which of them stand before its paywall: by this a request for one is
 *  decided. Part of the transaction that changes what they see (touchPost). Safe to repeat. */
export async function indexAttachments(tx: Tx, publicationId: string, postId: string): Promise<void> {
  await tx.postAttachment.deleteMany({ where: { publicationId, postId } });
  const post = await tx.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null, slug: { not: null }, publishedAt: { not: null } },
    select: { publishedRevision: { select: { document: true } } },
  });
  if (!post?.publishedRevision) return;
  const document = readDocument(post.publishedRevision.document);
  const free = attachmentKeys(cutAtPaywall(document).document);
  const files = await tx.attachment.findMany({ where: { publicationId, key: { in: attachmentKeys(document) } } });
  await tx.postAttachment.createMany({
    data: files.map(({ id, key }) => ({ publicationId, postId, attachmentId: id, inFreePart: free.includes(key) })),
  });
}
