import type { Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';

/** Makes stale all pages that show the post: its own, the home page, the archive, the feed and the sitemap. */
export const touchPost = (tx: Tx, post: { id: string; publication: { host: string } }) =>
  touchPages(tx, [`host:${post.publication.host}`, `post:${post.id}`]);
