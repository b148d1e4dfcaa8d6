import { takePicture } from '@/lib/posts/links/take-picture';
import { askedUrl } from '../../asked-url';

const PER_HOUR = 600;
const noStore = { 'cache-control': 'private, no-store' };

/** Takes in a picture of a pasted text by its address: { url } in, { key, picture } or { problem } out. */
export async function POST(request: Request) {
  const asked = await askedUrl(request, 'pictures', PER_HOUR);
  if (asked instanceof Response) return asked;
  const taken = await takePicture(asked);
  if (!taken.ok) return Response.json({ problem: taken.problem }, { status: 422, headers: noStore });
  return Response.json({ key: taken.key, picture: taken.picture }, { status: 201, headers: noStore });
}
