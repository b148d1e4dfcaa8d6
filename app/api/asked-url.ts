import { z } from 'zod';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { requestPublication } from '@/lib/publications/request-publication';
import { readBody } from './read-body';
import { isSameOrigin } from './same-origin';

const MAX_BYTES = 8_000;
const Asked = z.object({ url: z.string() });

/** What a writer's editor asks to be fetched, { url } as JSON, and for whom; or the answer that refuses it.
 *  @param kind what is counted, at most `perHour` for each writer */
export async function askedUrl(request: Request, kind: string, perHour: number) {
  const refuse = (problem: string, status: number) =>
    Response.json({ problem }, { status, headers: { 'cache-control': 'private, no-store' } });
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!isSameOrigin(request.headers) || !signedIn || !can(signedIn.role, 'upload.create')) return refuse('forbidden', 403);
  const body = await readBody(request, MAX_BYTES);
  const asked = Asked.safeParse(parse(body?.toString() ?? ''));
  if (!asked.success) return refuse('not-a-link', 422);
  if (!(await limitRate(`${kind}:${publication.id}:${signedIn.user.id}`, perHour, 3600))) return refuse('too-many', 429);
  return { publication, publicationId: publication.id, userId: signedIn.user.id, url: asked.data.url };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON: answered as no link
  }
}
