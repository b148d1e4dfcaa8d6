import { clientIp } from '@/lib/auth/client-ip';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { requestSubscription } from '@/lib/subscribers/request-subscription';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { readForm } from '../read-form';
import { isSameOrigin } from '../same-origin';

const SOURCE = /^[a-z]{1,20}$/;
const STATUS = { 'email-invalid': 422, 'too-many': 429 };
const PROBLEMS = { 'email-invalid': 'form.emailInvalid', 'too-many': 'subscribe.tooMany' } as const;

/** Takes the subscribe form of any page. Answers JSON to subscribe-form.browser.js, and leads a plain form on to a page. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 });
  const publication = await getPublicationByHost(request.headers.get('host') ?? '');
  if (!publication || publication.suspendedAt) return new Response('Not found\n', { status: 404 });
  const form = await readForm(request);
  if (!form) return new Response('Not a form this address takes.\n', { status: 400 });

  const answer = answerTo(request, wordsFor(publication.language));
  const source = form.get('source') ?? '';
  // A program is told what a person is told, and nothing happens.
  if (form.get('website')) return answer('sent');
  const result = await requestSubscription({
    publicationId: publication.id,
    email: form.get('email') ?? '',
    source: SOURCE.test(source) ? source : 'form',
    ip: clientIp(request.headers),
  });
  return answer(result.ok ? 'sent' : result.problem);
}

function answerTo(request: Request, t: Words) {
  const wantsJson = request.headers.get('accept') === 'application/json';
  const noStore = { 'cache-control': 'private, no-store' };
  return (outcome: 'sent' | keyof typeof STATUS) => {
    if (!wantsJson) return new Response(null, { status: 303, headers: { ...noStore, location: `/subscribe/${outcome}` } });
    if (outcome === 'sent') return Response.json({ ok: true }, { headers: noStore });
    return Response.json({ ok: false, message: t(PROBLEMS[outcome]) }, { status: STATUS[outcome], headers: noStore });
  };
}
