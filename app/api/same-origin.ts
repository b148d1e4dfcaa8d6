/** Whether a POST comes from a page of this very host. Server actions check this themselves, route handlers do not.
 *  A client that names no origin at all (curl, a very old browser) carries nobody's cookies on another site's behalf. */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (!origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
