import { z } from 'zod';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { lookUpLink } from '@/lib/posts/links/look-up-link';
import { requestPublication } from '@/lib/publications/request-publication';
import { readBody } from '../read-body';
import { isSameOrigin } from '../same-origin';

const PER_HOUR = 240;
const MAX_BYTES = 8_000;
const Asked = z.object({ url: z.string() });
const noStore = { 'cache-control': 'private, no-store' };
const refuse = (problem: string, status: number) => Response.json({ problem }, { status, headers: noStore });

/** Looks up a link that a writer pasted: { url } in, { embed, pictures } or { problem } out. */
export async function POST(request: Request) {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  if (!isSameOrigin(request.headers) || !signedIn || !can(signedIn.role, 'upload.create')) return refuse('forbidden', 403);
  if (!(await limitRate(`links:${publication.id}:${signedIn.user.id}`, PER_HOUR, 3600))) return refuse('too-many', 429);
  const body = await readBody(request, MAX_BYTES);
  const asked = Asked.safeParse(parse(body?.toString() ?? ''));
  if (!asked.success) return refuse('not-a-link', 422);
  const found = await lookUpLink({ publicationId: publication.id, userId: signedIn.user.id, url: asked.data.url });
  if (!found.ok) return refuse(found.problem, 422);
  return Response.json({ embed: found.embed, pictures: found.pictures }, { headers: noStore });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON: answered as no link
  }
}
