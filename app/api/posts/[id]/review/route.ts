import { reviewPost } from '@/lib/posts/review-post';
import { answer, editablePost } from '../../editable-post';

/** What its writer may want to look at in a post as it is saved. Reads only. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const found = await editablePost(params);
  if (found instanceof Response) return found;
  const findings = await reviewPost(found.publicationId, found.post.id);
  return findings ? answer({ findings }) : answer({ problem: 'post-unknown' }, 404);
}
