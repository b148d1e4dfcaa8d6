import { isSameOrigin } from '@/app/api/same-origin';
import { limitRate } from '@/lib/auth/limit-rate';
import { checkLinks } from '@/lib/posts/check-links';
import { requestPublication } from '@/lib/publications/request-publication';
import { answer, editablePost } from '../../editable-post';

const CHECKS = 20;
const SECONDS = 600;

/** Asks for the links of a post as it is saved: a POST, as it makes this server call others. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!isSameOrigin(request.headers)) return answer({ problem: 'other-origin' }, 403);
  const found = await editablePost(params);
  if (found instanceof Response) return found;
  if (!(await limitRate(`check-links:${found.user.id}`, CHECKS, SECONDS))) return answer({ problem: 'too-often' }, 429);
  return answer(await checkLinks(await requestPublication('/', 'held'), found.post.document));
}
