import { publicationUrl } from '@/lib/publications/publication-url';
import { findPublication } from '../publication';
import { plainNotFound, textResponse } from '../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const PRIVATE = ['/dashboard', '/account', '/sign-in', '/confirm/', '/unsubscribe/', '/setup', '/search', '/api/', '/l/', '/o/'];

export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const publication = await findPublication((await params).host);
  if (!publication) return plainNotFound();
  const lines = ['User-agent: *', ...PRIVATE.map((path) => `Disallow: ${path}`), ''];
  return textResponse(`${lines.join('\n')}\nSitemap: ${publicationUrl(publication, '/sitemap.xml')}\n`, 'text/plain');
}
