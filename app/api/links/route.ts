import { findOwnPost } from '@/lib/posts/find-own-post';
import { lookUpLink } from '@/lib/posts/links/look-up-link';
import { askedUrl } from '../asked-url';

const PER_HOUR = 240;
const noStore = { 'cache-control': 'private, no-store' };

/** Looks up a link that a writer pasted: { url } in, { embed, pictures } or { problem } out,
 *  { postId } where it leads to a post of this very publication. */
export async function POST(request: Request) {
  const asked = await askedUrl(request, 'links', PER_HOUR);
  if (asked instanceof Response) return asked;
  const postId = await findOwnPost(asked.publication, asked.url);
  if (postId) return Response.json({ postId }, { headers: noStore });
  const found = await lookUpLink(asked);
  if (!found.ok) return Response.json({ problem: found.problem }, { status: 422, headers: noStore });
  return Response.json({ embed: found.embed, pictures: found.pictures }, { headers: noStore });
}
