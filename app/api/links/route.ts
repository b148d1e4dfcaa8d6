import { lookUpLink } from '@/lib/posts/links/look-up-link';
import { askedUrl } from '../asked-url';

const PER_HOUR = 240;
const noStore = { 'cache-control': 'private, no-store' };

/** Looks up a link that a writer pasted: { url } in, { embed, pictures } or { problem } out. */
export async function POST(request: Request) {
  const asked = await askedUrl(request, 'links', PER_HOUR);
  if (asked instanceof Response) return asked;
  const found = await lookUpLink(asked);
  if (!found.ok) return Response.json({ problem: found.problem }, { status: 422, headers: noStore });
  return Response.json({ embed: found.embed, pictures: found.pictures }, { headers: noStore });
}
