import { log } from '@/lib/log';
import { emptyTrash } from './empty-trash';
import { thinRevisions } from './thin-revisions';

/** What is done for all publications' posts each night. Safe to repeat. */
export async function tidyPosts(now = new Date()) {
  const revisions = await thinRevisions(now);
  const purged = await emptyTrash(now);
  log.info({ revisions, purged }, 'posts.tidied');
}
