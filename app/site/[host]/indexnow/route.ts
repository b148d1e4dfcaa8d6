import { indexNowKey, mayIndexNow } from '@/lib/posts/announce/index-now';
import { findPublication } from '../publication';
import { plainNotFound, textResponse } from '../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** The key by which search engines see that an announcement comes from this host (indexnow.org). */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const publication = await findPublication((await params).host);
  return publication && mayIndexNow() ? textResponse(indexNowKey(publication.id), 'text/plain') : plainNotFound();
}
