import { previewAccess } from '@/lib/posts/preview-access';
import { previewIssue } from '@/lib/posts/preview-issue';
import { answer, editablePost } from '../../editable-post';

/** A saved post as the mail it would be, for who may write it: { html, paidHtml }, the second null where it is the same. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const found = await editablePost(params);
  if (found instanceof Response) return found;
  const { publicationId, post } = found;
  const access = previewAccess({ access: post.reach.access, publishedAt: post.publishedAt }, post.document);
  const message = await previewIssue(publicationId, post.id, { access });
  if (!message) return answer({ problem: 'post-unknown' }, 404);
  return answer({ html: message.free.html, paidHtml: message.paid?.html ?? null });
}
