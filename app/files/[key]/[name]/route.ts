import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getReader, getReaderOfSubscriber } from '@/lib/billing/get-reader';
import { readFileToken } from '@/lib/billing/private-feed/private-feed';
import { postPath } from '@/lib/format/post-path';
import { upgradePath } from '@/lib/format/upgrade-path';
import { attachmentFolder } from '@/lib/posts/attachments/attachment-folder';
import { getAttachment } from '@/lib/posts/attachments/get-attachment';
import { requestPublication } from '@/lib/publications/request-publication';
import { getFile } from '@/lib/storage/files';
import { readRange } from './read-range';

/** A file of a post, for who may read it there: decided at each request, so an address that is passed on opens nothing.
 *  It is played or downloaded, never shown: what is in it runs nowhere on our host (next.config.js has its policy). */
export async function GET(request: Request, { params }: { params: Promise<{ key: string; name: string }> }) {
  const { key } = await params;
  const publication = await requestPublication();
  const reader = await readerOf(request, publication.id);
  const found = await getAttachment(publication.id, key, reader);
  const noStore = { 'cache-control': 'private, no-store' };
  // A player can do nothing with a page of prices.
  if (!found.ok && found.problem === 'not-readable' && new URL(request.url).searchParams.has('feed'))
    return new Response('This needs a paid subscription.\n', { status: 403, headers: noStore });
  if (!found.ok && found.problem === 'not-readable')
    return new Response(null, { status: 303, headers: { ...noStore, location: upgradePath(postPath(found.slug)) } });
  if (!found.ok) return new Response('Not found\n', { status: 404, headers: noStore });

  const { fileName, contentType, sizeBytes } = found.attachment;
  const range = readRange(request.headers.get('range'), sizeBytes);
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...noStore, 'content-range': `bytes */${sizeBytes}` } });
  const file = await getFile(`${attachmentFolder(publication.id, key)}/file`, range ?? undefined);
  if (!file) return new Response('Not found\n', { status: 404, headers: noStore });
  const isAudio = contentType.startsWith('audio/');
  return new Response(file.body, {
    status: range ? 206 : 200,
    headers: {
      'content-type': contentType,
      'content-length': String(file.sizeBytes),
      'accept-ranges': 'bytes',
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}` }),
      'content-disposition': `${isAudio ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, hex)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    },
  });
}

/** What RFC 5987 wants encoded beyond what encodeURIComponent does. */
const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Who asks: by the secret of a private feed, which a player has in place of a session, else by the session. */
async function readerOf(request: Request, publicationId: string) {
  const token = new URL(request.url).searchParams.get('feed');
  const feed = token ? await readFileToken(publicationId, token) : null;
  if (feed) return getReaderOfSubscriber(publicationId, feed.subscriberId);
  const signedIn = await getSignedIn(publicationId);
  return signedIn && getReader(publicationId, signedIn);
}
