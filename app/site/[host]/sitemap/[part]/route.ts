import { frontPath } from '@/lib/format/front-path';
import { pagePath, postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { frontPosts, sitePagePaths, sitePaths } from '../../posts';
import { findPublication, type SitePublication } from '../../publication';
import { escapeXml, sitemapResponse } from '../../sitemap-xml';
import { siteTopics } from '../../taxonomy';
import { plainNotFound } from '../../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** Google News reads what is at most two days old. */
const NEWS_MS = 2 * 86_400_000;
const MOST_NEWS = 100;

const entry = (publication: SitePublication, path: string, changed?: string) =>
  `<url><loc>${escapeXml(publicationUrl(publication, path))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`;

/** What each sitemap lists: addresses that readers and search engines may see. */
const PARTS: Record<string, (publication: SitePublication) => Promise<string[]>> = {
  async pages(publication) {
    const [posts, pages] = await Promise.all([sitePaths(publication), sitePagePaths(publication)]);
    return [
      entry(publication, '/', posts[0]?.updatedAt),
      ...(frontPath(publication.theme) === '/' ? [] : [entry(publication, frontPath(publication.theme), posts[0]?.updatedAt)]),
      entry(publication, '/archive', posts[0]?.updatedAt),
      ...(pages.some(({ slug }) => slug === 'about') ? [] : [entry(publication, '/about')]),
      ...pages.map(({ slug, updatedAt }) => entry(publication, pagePath(slug), updatedAt)),
    ];
  },
  posts: async (publication) =>
    (await sitePaths(publication)).map(({ slug, updatedAt }) => entry(publication, postPath(slug), updatedAt)),
  topics: async (publication) => (await siteTopics(publication)).map(({ path }) => entry(publication, path)),
  async news(publication) {
    const { name, language } = publication;
    const since = Date.now() - NEWS_MS;
    const posts = (await frontPosts(publication, MOST_NEWS)).filter(({ publishedAt }) => Date.parse(publishedAt) > since);
    return posts.map(
      ({ slug, title, publishedAt }) =>
        `<url><loc>${escapeXml(publicationUrl(publication, postPath(slug)))}</loc><news:news><news:publication><news:name>${escapeXml(name)}</news:name><news:language>${escapeXml(language.split('-')[0] ?? language)}</news:language></news:publication><news:publication_date>${publishedAt}</news:publication_date><news:title>${escapeXml(title)}</news:title></news:news></url>`,
    );
  },
};

export async function GET(_: Request, { params }: { params: Promise<{ host: string; part: string }> }) {
  const { host, part } = await params;
  const publication = await findPublication(host);
  const list = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  return publication && list ? sitemapResponse('urlset', await list(publication)) : plainNotFound();
}
