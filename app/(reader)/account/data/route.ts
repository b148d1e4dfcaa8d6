import { redirect } from 'next/navigation';
import { zipResponse } from '@/app/api/zip-response';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { log } from '@/lib/log';
import { barePage } from '@/lib/pages/bare-page';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByEmail } from '@/lib/subscribers/get-subscriber';
import { exportPerson } from '@/lib/subscribers/personal-data/export-person';
import { wordsFor } from '@/lib/words/words-for';

const AN_HOUR = 20;

/** Everything the publication holds about the signed-in reader, to be saved. */
export async function GET() {
  const publication = await requestPublication('/account', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account');
  const reader = await getSubscriberByEmail(publication.id, signedIn.user.email);
  const noStore = { 'cache-control': 'private, no-store' };
  if (!reader) return new Response('Not found\n', { status: 404, headers: noStore });
  if (!(await limitRate(`export-person:${reader.id}`, AN_HOUR, 3600))) return tooMany(publication.language);
  const zip = await exportPerson(publication, reader.id);
  if (!zip) return new Response('Not found\n', { status: 404, headers: noStore });
  log.info({ publicationId: publication.id, subscriberId: reader.id }, 'subscriber.exported');
  return zipResponse(zip, `${publication.host}.zip`);
}

function tooMany(language: string): Response {
  const t = wordsFor(language);
  const page = barePage({
    ...{ language, title: t('subscribe.tooManyTitle'), text: t('form.tooMany') },
    link: { href: '/account', words: t('comments.toAccount') },
  });
  return new Response(page, {
    status: 429,
    headers: { 'cache-control': 'private, no-store', 'content-type': 'text/html; charset=utf-8', 'retry-after': '3600' },
  });
}
