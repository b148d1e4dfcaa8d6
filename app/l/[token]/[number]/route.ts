import { followLink } from '@/lib/analytics/follow-link';
import { isMachine } from '@/lib/analytics/is-machine';
import { barePage } from '@/lib/pages/bare-page';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { wordsFor } from '@/lib/words/words-for';

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
  if (!url) return dead(publication?.language ?? 'en');
  return new Response(null, { status: 302, headers: { ...quiet, location: url } });
}

/** Where a link of a mail leads that is none of ours, or was cut short. */
function dead(language: string): Response {
  const t = wordsFor(language);
  const page = barePage({
    ...{ language, title: t('mail.linkTitle'), text: t('mail.linkText') },
    link: { href: '/', words: t('missing.home') },
  });
  return new Response(page, { status: 404, headers: { ...quiet, 'content-type': 'text/html; charset=utf-8' } });
}
