import { previewIssue } from '@/lib/posts/preview-issue';
import { answer, editablePost } from '../../editable-post';

/** How long a saved post would be as a mail, for who may write it: the bytes of its whole HTML. Reads only. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const found = await editablePost(params);
  if (found instanceof Response) return found;
  const message = await previewIssue(found.publicationId, found.post.id);
  return message ? answer({ bytes: (message.paid ?? message.free).wholeBytes }) : answer({ problem: 'post-unknown' }, 404);
}
