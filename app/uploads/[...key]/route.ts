import { pictureFile } from '@/lib/posts/picture-file';
import { requestPublication } from '@/lib/publications/request-publication';
import { getFile } from '@/lib/storage/files';

/** A picture of the request's publication. A key is never used for another picture, so it may be kept for ever. */
export async function GET(_: Request, { params }: { params: Promise<{ key: string[] }> }) {
  const { key } = await params;
  const publication = await requestPublication(`/uploads/${key.map(encodeURIComponent).join('/')}`);
  const named = pictureFile(publication.id, key);
  const file = named && (await getFile(named.file));
  if (!named || !file) return new Response('Not found', { status: 404 });
  return new Response(file.body, {
    headers: {
      'Content-Type': named.contentType,
      'Content-Length': String(file.sizeBytes),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      // Mail and feed readers show it on pages of their own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
