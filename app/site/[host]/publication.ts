import { unstable_cache } from 'next/cache';
import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { isSetUp } from '@/lib/publications/is-set-up';
import { publicationUrl } from '@/lib/publications/publication-url';

/** What the pages of a host draw of its publication. */
export type SitePublication = {
  id: string;
  name: string;
  description: string;
  host: string;
  language: string;
  timeZone: string;
  accent: string;
};
type Found = { publication: SitePublication | null; isSetUp: boolean };

const findPublication = (host: string) =>
  unstable_cache(
    async (): Promise<Found> => {
      const found = await getPublicationByHost(host);
      if (!found) return { publication: null, isSetUp: await isSetUp() };
      const { id, name, description, language, timeZone, accent } = found;
      return { publication: { id, name, description, host: found.host, language, timeZone, accent }, isSetUp: true };
    },
    ['publication', host],
    // A host without a publication may get one: 'install' is touched whenever one is made.
    { tags: [`host:${host}`, 'install'] },
  )();

/** The publication of the host in the inner path, where next.config.js put it. Answers 404 for an unknown host, leads a
 *  secondary host to the primary one, and leads an install without any publication to its set-up page. */
export async function sitePublication(host: string, path: string): Promise<SitePublication> {
  const { publication, isSetUp } = await findPublication(host);
  if (!publication && !isSetUp && path === '/') redirect('/setup');
  if (!publication) notFound();
  if (publication.host !== host) permanentRedirect(publicationUrl(publication, path));
  return publication;
}
