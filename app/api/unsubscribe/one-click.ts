import { readForm } from '../read-form';

type Context = { params: Promise<{ token: string }> };

type OneClick = {
  /** Ends what the mailed token names; safe to repeat. @returns false where it names nothing. */
  end: (token: string, asked: URLSearchParams) => Promise<boolean>;
  /** The path of the page with the button. */
  page: string;
  ended: string;
  unknown: string;
};

const answer = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  });

/** The two methods of an address that a mail's List-Unsubscribe names. */
export const oneClick = ({ end, page, ended, unknown }: OneClick) => ({
  /** RFC 8058: a mailbox provider's server posts here, with no cookie and from no page of ours, so there is nothing to
   *  check but the token. */
  async POST(request: Request, { params }: Context) {
    const { token } = await params;
    const form = await readForm(request);
    if (form?.get('List-Unsubscribe') !== 'One-Click') return answer(400, 'The body must be List-Unsubscribe=One-Click.');
    return (await end(token, new URL(request.url).searchParams)) ? answer(200, ended) : answer(404, unknown);
  },
  /** Link scanners follow links, so a GET changes nothing: a person is led to the page with the button. */
  async GET(request: Request, { params }: Context) {
    const { token } = await params;
    return new Response(null, {
      status: 303,
      headers: {
        location: `${page}/${encodeURIComponent(token)}${new URL(request.url).search}`,
        'cache-control': 'private, no-store',
      },
    });
  },
});
