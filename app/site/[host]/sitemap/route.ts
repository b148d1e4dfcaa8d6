import { publicationUrl } from '@/lib/publications/publication-url';
import { findPublication } from '../publication';
import { escapeXml, sitemapResponse } from '../sitemap-xml';
import { plainNotFound } from '../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const PARTS = ['pages', 'posts', 'topics', 'news'];

/** The list of the sitemaps (sitemaps.org 0.9). */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const publication = await findPublication((await params).host);
  if (!publication) return plainNotFound();
  const parts = PARTS.map(
    (part) => `<sitemap><loc>${escapeXml(publicationUrl(publication, `/sitemap-${part}.xml`))}</loc></sitemap>`,
  );
  return sitemapResponse('sitemapindex', parts);
}
