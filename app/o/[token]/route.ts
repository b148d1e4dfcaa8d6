import { isMachine } from '@/lib/analytics/is-machine';
import { recordOpen } from '@/lib/analytics/record-open';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';

export const dynamic = 'force-dynamic';

/** One clear point, 43 bytes. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The picture in a mail. Always the same answer, so it tells nothing, and never a cookie. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { headers, method } = request;
  const publication = await getPublicationByHost(headers.get('host') ?? '');
  const machine = isMachine({ method, userAgent: headers.get('user-agent'), purpose: headers.get('sec-purpose') });
  if (publication) await recordOpen(publication.id, token, machine);
  return new Response(method === 'HEAD' ? null : PICTURE, {
    headers: {
      'content-type': 'image/gif',
      'content-length': String(PICTURE.length),
      'cache-control': 'private, no-store',
      // Mail programs show it on pages of their own.
      'cross-origin-resource-policy': 'cross-origin',
      'x-robots-tag': 'noindex',
    },
  });
}
