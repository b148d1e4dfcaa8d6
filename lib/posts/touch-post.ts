import type { Tx } from '@/lib/db/types';
import { env } from '@/lib/env';
import { touchPages } from '@/lib/pages/touch-pages';
import { indexPolls } from '@/lib/polls/index-polls';
import { enqueue } from '@/lib/queue/queue';
import { indexAttachments } from './attachments/index-attachments';
import { giveAuthorsPages } from './author-profile';
import { indexPost } from './index-post';

type Touched = { id: string; publicationId: string; publication: { host: string } };

/** After what readers see of a post has changed: makes stale all pages that show it (its own, the home page, the archive,
 *  the feed and the sitemap), lets search find what they see now, and tells hub and search engines where there are any. */
export async function touchPost(tx: Tx, { id, publicationId, publication }: Touched) {
  await giveAuthorsPages(tx, publicationId, id);
  await indexPost(tx, publicationId, id);
  await indexPolls(tx, publicationId, id);
  await indexAttachments(tx, publicationId, id);
  await touchPages(tx, [`host:${publication.host}`, `post:${id}`]);
  // By name: the pages that publish load none of the client that tells.
  if (env().WEBSUB_HUB || env().INDEXNOW_URL) await enqueue(tx, 'announce-post', { publicationId, postId: id });
}
