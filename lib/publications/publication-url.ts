import { addressOn } from '@/lib/env';

/** An absolute address on the publication's own stored host, with the scheme and port of SITE_URL. Never built from
 *  a request, whose Host anyone may choose.
 *  @param path begins with a slash; may carry a query. */
export const publicationUrl = (publication: { host: string }, path = '/'): string => addressOn(publication.host, path);
