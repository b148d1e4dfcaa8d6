import { unstable_cache } from 'next/cache';
import { permanentRedirect, redirect } from 'next/navigation';
import { getNavigation, type NavigationLinks } from '@/lib/posts/get-navigation';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { isSetUp } from '@/lib/publications/is-set-up';
import { publicationUrl } from '@/lib/publications/publication-url';
import { getSiteTheme, type SiteTheme } from '@/lib/publications/theme/get-site-theme';

/** What the pages of a host draw of its publication. */
export type SitePublication = {
  id: string;
  name: string;
  description: string;
  host: string;
  language: string;
  timeZone: string;
  accent: string;
  /** Language models are told what there is to read. */
  llmsTxt: boolean;
  theme: SiteTheme;
  /** Of the head and the foot of its pages */
  links: NavigationLinks;
};

/** The publication of the host in the inner path, where next.config.js put it; its own host may be another one. */
export const findPublication = (host: string) =>
  unstable_cache(
    async (): Promise<SitePublication | null> => {
      const found = await getPublicationByHost(host);
      // A suspended publication is shown to nobody.
      if (!found || found.suspendedAt) return null;
      const { id, name, description, language, timeZone, accent, llmsTxt } = found;
      const [links, theme] = await Promise.all([getNavigation(found), getSiteTheme(id, found.theme)]);
      return { id, name, description, host: found.host, language, timeZone, accent, llmsTxt, theme, links };
    },
    ['publication and theme', host],
    { tags: [`host:${host}`] },
  )();

/** Asked of a host that has no publication alone: 'install' is touched whenever one is made anywhere, and would make stale every
 *  page that carries it. */
const isInstallSetUp = unstable_cache(isSetUp, ['is set up'], { tags: ['install'] });

/** For a page: the host's publication, or null for an unknown host, which draws <Missing>. Leads a secondary host to the
 *  primary one, and an install without any publication to its set-up page. */
export async function sitePublication(host: string, path: string): Promise<SitePublication | null> {
  const publication = await findPublication(host);
  if (!publication && !(await isInstallSetUp()) && path === '/') redirect('/setup');
  if (publication && publication.host !== host) permanentRedirect(publicationUrl(publication, path));
  return publication;
}
