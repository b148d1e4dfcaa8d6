import { z } from 'zod';
import { unsubscribeByToken } from '@/lib/subscribers/unsubscribe';
import { readForm } from '../../read-form';

type Context = { params: Promise<{ token: string }> };

const Section = z.uuid();

const answer = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  });

/** One-click unsubscribing (RFC 8058): a mailbox provider's server posts here, with no cookie and from no page of ours,
 *  so there is nothing to check but the token. Safe to repeat. */
export async function POST(request: Request, { params }: Context) {
  const { token } = await params;
  const form = await readForm(request);
  if (form?.get('List-Unsubscribe') !== 'One-Click') return answer(400, 'The body must be List-Unsubscribe=One-Click.');
  const section = Section.safeParse(new URL(request.url).searchParams.get('section'));
  const result = await unsubscribeByToken(token, section.data);
  return result.ok ? answer(200, 'Unsubscribed.') : answer(404, 'This link names no subscription.');
}

/** Link scanners follow links, so a GET changes nothing: a person is led to the page with the button. */
export async function GET(request: Request, { params }: Context) {
  const { token } = await params;
  return new Response(null, {
    status: 303,
    headers: {
      location: `/unsubscribe/${encodeURIComponent(token)}${new URL(request.url).search}`,
      'cache-control': 'private, no-store',
    },
  });
}
