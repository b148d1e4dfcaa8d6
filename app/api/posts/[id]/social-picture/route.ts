import { requirePost } from '@/app/dashboard/require-post';
import { drawSocialPicture } from '@/lib/posts/social-picture';

/** The picture of a post's card as it would be made now, for its writer. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { publication, post } = await requirePost('edit', (await params).id);
  const { name, accent, language } = publication;
  const picture = await drawSocialPicture({ title: post.title, publication: name, accent, language });
  if (!picture) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(picture), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, no-store' },
  });
}
