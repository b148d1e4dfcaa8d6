import type { Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';
import { indexPolls } from '@/lib/polls/index-polls';
import { indexAttachments } from './attachments/index-attachments';
import { giveAuthorsPages } from './author-profile';
import { indexPost } from './index-post';

type Touched = { id: string; publicationId: string; publication: { host: string } };

/** After what readers see of a post has changed: makes stale all pages that show it (its own, the home page, the archive,
 *  the feed and the sitemap), and lets search find what they see now. */
export async function touchPost(tx: Tx, { id, publicationId, publication }: Touched) {
  await giveAuthorsPages(tx, publicationId, id);
  await indexPost(tx, publicationId, id);
  await indexPolls(tx, publicationId, id);
  await indexAttachments(tx, publicationId, id);
  await touchPages(tx, [`host:${publication.host}`, `post:${id}`]);
}
