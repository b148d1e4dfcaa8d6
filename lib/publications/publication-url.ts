import { env } from '@/lib/env';

/** An absolute address on the publication's own stored host, with the scheme and port of SITE_URL. Never built from
 *  a request, whose Host anyone may choose.
 *  @param path begins with a slash; may carry a query. */
export function publicationUrl(publication: { host: string }, path = '/'): string {
  const { protocol, port } = env().SITE_URL;
  return `${protocol}//${publication.host}${port ? `:${port}` : ''}${path}`;
}
