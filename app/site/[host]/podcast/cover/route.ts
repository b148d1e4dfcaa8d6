import { drawCover } from '@/lib/posts/podcast/draw-cover';
import { findPublication } from '../../publication';
import { plainNotFound } from '../../text-response';
import { sitePodcast } from '../site-podcast';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** The show's cover as JPEG, which every player and directory takes. Kept until the show changes. */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const publication = await findPublication((await params).host);
  const show = publication && (await sitePodcast(publication));
  const cover = publication && show && (await drawCover(publication.id, show.cover));
  if (!cover) return plainNotFound();
  return new Response(cover, {
    headers: {
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
