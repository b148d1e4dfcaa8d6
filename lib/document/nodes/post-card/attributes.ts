import type { Words } from '@/lib/words/translator';
import type { DocumentNode, LinkedPosts } from '../../types';

/** Which post a checked card shows. */
export const linkedPostId = (node: DocumentNode) => String(node.attrs?.postId ?? '');

/** What a card says where not everyone may read the whole. */
const ACCESS_WORDS = { free: 'document.forSubscribers', paid: 'document.forPaying' } as const;

/** The post of a card, as readers can open it; null for one that is gone, or not on the site: then there is no card. */
export function readPostCard(node: DocumentNode, { posts = {}, words }: { posts?: LinkedPosts; words: Words }) {
  const id = linkedPostId(node);
  const post = Object.hasOwn(posts, id) ? posts[id] : undefined;
  if (!post?.path) return null;
  return { ...post, path: post.path, access: post.access === 'everyone' ? '' : words(ACCESS_WORDS[post.access]) };
}
