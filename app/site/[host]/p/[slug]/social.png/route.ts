import { drawSocialPicture } from '@/lib/posts/social-picture';
import { decodeSegment } from '../../../decode-segment';
import { sitePost } from '../../../posts';
import { findPublication } from '../../../publication';
import { plainNotFound } from '../../../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** The picture of a post's card, made from its title. Kept until the post or its publication changes. */
export async function GET(_: Request, { params }: { params: Promise<{ host: string; slug: string }> }) {
  const { host, slug } = await params;
  const publication = await findPublication(host);
  const post = publication && (await sitePost(publication, decodeSegment(slug)));
  if (!publication || !post) return plainNotFound();
  const { name, accent, language } = publication;
  const picture = await drawSocialPicture({ title: post.title, publication: name, accent, language });
  if (!picture) return plainNotFound();
  return new Response(new Uint8Array(picture), {
    headers: {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
