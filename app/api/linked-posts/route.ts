import { z } from 'zod';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getLinkedPosts } from '@/lib/posts/get-linked-posts';
import { getPictures } from '@/lib/posts/get-pictures';
import { listPosts } from '@/lib/posts/list-posts';
import { requestPublication } from '@/lib/publications/request-publication';
import { answer } from '../posts/editable-post';

const MOST = 8;
const Asked = z.union([z.object({ id: z.uuid() }), z.object({ search: z.string().max(200) })]);

/** What the editor shows of other posts. ?id= answers { post, pictures } (post is null when there is none); ?search= answers
 *  { posts }, those that fit best, published ones first. For those who write here. */
export async function GET(request: Request) {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn || !can(signedIn.role, 'post.create')) return answer({ problem: 'signed-out' }, 401);
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return answer({ problem: 'nothing-asked' }, 422);
  if ('id' in asked.data) {
    const { [asked.data.id]: post = null } = await getLinkedPosts(publication.id, [asked.data.id], { forWriters: true });
    return answer({ post, pictures: post ? await getPictures(publication.id, [post.cover]) : {} });
  }
  const search = { publicationId: publication.id, search: asked.data.search, limit: MOST };
  const published = await listPosts({ ...search, state: 'published' });
  const waiting = await Promise.all((['scheduled', 'draft'] as const).map((state) => listPosts({ ...search, state })));
  const posts = [...published, ...waiting.flat()].slice(0, MOST);
  return answer({ posts: posts.map(({ id, title, publishedAt }) => ({ id, title, isPublished: publishedAt !== null })) });
}
