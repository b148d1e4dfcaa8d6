import { followLink } from '@/lib/analytics/follow-link';
import { isMachine } from '@/lib/analytics/is-machine';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';

export const dynamic = 'force-dynamic';

const quiet = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };

/** A link of a mail: leads where that mail's message led, and nowhere else. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string; number: string }> }) {
  const { token, number } = await params;
  const { headers, method } = request;
  const publication = await getPublicationByHost(headers.get('host') ?? '');
  const machine = isMachine({
    method,
    userAgent: headers.get('user-agent'),
    purpose: headers.get('sec-purpose') ?? headers.get('purpose'),
  });
  // What a suspended publication linked to is led to no more.
  const url =
    publication && !publication.suspendedAt && /^\d{1,4}$/.test(number)
      ? await followLink(publication.id, token, Number(number), machine)
      : null;
  if (!url)
    return new Response('This link does not work. Open the mail on the web instead.\n', {
      status: 404,
      headers: { ...quiet, 'content-type': 'text/plain; charset=utf-8' },
    });
  return new Response(null, { status: 302, headers: { ...quiet, location: url } });
}
