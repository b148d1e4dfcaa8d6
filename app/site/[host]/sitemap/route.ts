import { pagePath, postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { sitePagePaths, sitePaths } from '../posts';
import { findPublication } from '../publication';
import { plainNotFound, textResponse } from '../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every address readers can see (sitemaps.org 0.9). */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const { publication } = await findPublication((await params).host);
  if (!publication) return plainNotFound();
  const [posts, pages] = await Promise.all([sitePaths(publication), sitePagePaths(publication)]);
  const entry = (path: string, changed?: string) =>
    `<url><loc>${escapeXml(publicationUrl(publication, path))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`;
  const entries = [
    entry('/', posts[0]?.updatedAt),
    entry('/archive', posts[0]?.updatedAt),
    ...pages.map(({ slug, updatedAt }) => entry(pagePath(slug), updatedAt)),
    ...(pages.some(({ slug }) => slug === 'about') ? [] : [entry('/about')]),
    ...posts.map(({ slug, updatedAt }) => entry(postPath(slug), updatedAt)),
  ];
  return textResponse(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
    'application/xml',
  );
}
