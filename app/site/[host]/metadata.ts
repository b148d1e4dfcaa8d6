import type { Metadata } from 'next';
import { publicationUrl } from '@/lib/publications/publication-url';
import { FEED_FILES } from './feed-files';
import type { SitePublication } from './publication';

/** A page's head. Every address in it is built from the stored host. A page without a publication has a title alone.
 *  @param feedPath of the page whose feeds it offers; "" for the publication's */
export function siteMetadata(
  publication: SitePublication | null,
  { path, title, description, feedPath = '' }: { path: string; title?: string; description?: string; feedPath?: string },
): Metadata {
  if (!publication) return { title: 'Page not found' };
  const about = description || publication.description || undefined;
  return {
    title: title ? `${title} · ${publication.name}` : publication.name,
    description: about,
    alternates: {
      canonical: publicationUrl(publication, path),
      types: Object.fromEntries(
        Object.entries(FEED_FILES).map(([file, { contentType }]) => [
          contentType,
          [{ url: publicationUrl(publication, `${feedPath}/${file}`), title: feedPath && title ? title : publication.name }],
        ]),
      ),
    },
    openGraph: {
      type: 'website',
      siteName: publication.name,
      title: title ?? publication.name,
      description: about,
      url: publicationUrl(publication, path),
      locale: publication.language.replace('-', '_'),
    },
    twitter: { card: 'summary', title: title ?? publication.name, description: about },
  };
}
