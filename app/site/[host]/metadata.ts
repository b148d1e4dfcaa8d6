import type { Metadata } from 'next';
import { mailPicturePath } from '@/lib/document/picture-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { FEED_FILES } from './feed-files';
import type { SitePublication } from './publication';

type Head = {
  path: string;
  /** In the publication's language, where it is not a writer's own */
  title?: string | ((t: Words) => string);
  description?: string;
  feedPath?: string;
};

/** The head of an address without a page. */
export const missingMetadata = (language = 'en'): Metadata => ({ title: wordsFor(language)('missing.head') });

/** A page's head. Every address in it is built from the stored host. A page without a publication has a title alone.
 *  @param feedPath of the page whose feeds it offers; "" for the publication's */
export function siteMetadata(
  publication: SitePublication | null,
  { path, title: given, description, feedPath = '' }: Head,
): Metadata {
  if (!publication) return missingMetadata();
  const title = typeof given === 'function' ? given(wordsFor(publication.language)) : given;
  const { icon } = publication.theme;
  const about = description || publication.description || undefined;
  return {
    title: title ? `${title} · ${publication.name}` : publication.name,
    description: about,
    icons: icon ? { icon: mailPicturePath(icon.key, icon.picture), apple: mailPicturePath(icon.key, icon.picture) } : undefined,
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
