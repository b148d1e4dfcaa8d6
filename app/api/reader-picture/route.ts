import { clientIp } from '@/lib/auth/client-ip';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitComments } from '@/lib/comments/limit-comments';
import { MAX_PICTURE_BYTES, saveReaderPicture } from '@/lib/comments/profile/save-reader-picture';
import { requestPublication } from '@/lib/publications/request-publication';
import { readBody } from '../read-body';
import { isSameOrigin } from '../same-origin';

/** What a form adds around its file */
const FORM_BYTES = 4096;

/** Takes the picture of who is signed in, from a plain form, and leads back to their profile. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 });
  const publication = await requestPublication();
  const back = (query: string) =>
    new Response(null, {
      status: 303,
      headers: { location: `/account/profile?${query}`, 'cache-control': 'private, no-store' },
    });
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) return back('signed-out');
  if (!(await limitComments('picture', publication.id, signedIn.user.id, clientIp(request.headers))))
    return back('problem=too-many');
  const body = await readBody(request, MAX_PICTURE_BYTES + FORM_BYTES);
  if (!body) return back('problem=too-large');
  const file = await pictureIn(body, request.headers.get('content-type') ?? '');
  if (!file) return back('problem=not-a-picture');
  const result = await saveReaderPicture({ publicationId: publication.id, userId: signedIn.user.id, bytes: file });
  return back(result.ok ? 'saved' : `problem=${result.problem}`);
}

async function pictureIn(body: Buffer<ArrayBuffer>, contentType: string): Promise<Uint8Array | null> {
  try {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    const file = form.get('picture');
    return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
  } catch {
    return null; // not a form: answered as no picture
  }
}
