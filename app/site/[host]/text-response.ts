/** A feed, a sitemap: cached by us until it is touched, and asked for anew each time by everyone else. */
export const textResponse = (body: string, contentType: string, status = 200) =>
  new Response(body, {
    status,
    headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'public, max-age=0, must-revalidate' },
  });

export const plainNotFound = () => textResponse('Not found\n', 'text/plain', 404);
