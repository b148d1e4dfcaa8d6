import { log } from '@/lib/log';
import { emptyTrash } from './empty-trash';
import { finishPictures } from './finish-pictures';
import { thinRevisions } from './thin-revisions';

/** What is done for all publications' posts each night. Safe to repeat. */
export async function tidyPosts(now = new Date()) {
  const revisions = await thinRevisions(now);
  const purged = await emptyTrash(now);
  const pictures = await finishPictures(now);
  log.info({ revisions, purged, pictures }, 'posts.tidied');
}
