import { setMailByToken } from '@/lib/comments/mail/mail-off';
import { requestPublication } from '@/lib/publications/request-publication';
import { readForm } from '../../../read-form';

type Context = { params: Promise<{ token: string }> };

const answer = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  });

/** One click ends mail about comments (RFC 8058): a mailbox provider's server posts here, with no cookie and from no page of
 *  ours, so there is nothing to check but the token. Safe to repeat. */
export async function POST(request: Request, { params }: Context) {
  const { token } = await params;
  const form = await readForm(request);
  if (form?.get('List-Unsubscribe') !== 'One-Click') return answer(400, 'The body must be List-Unsubscribe=One-Click.');
  const publication = await requestPublication('/', 'held');
  return (await setMailByToken(publication.id, token, true))
    ? answer(200, 'No more of these mails.')
    : answer(404, 'This link names nobody.');
}

/** Link scanners follow links, so a GET changes nothing: a person is led to the page with the button. */
export async function GET(_: Request, { params }: Context) {
  const { token } = await params;
  return new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe/comments/${encodeURIComponent(token)}`, 'cache-control': 'private, no-store' },
  });
}
