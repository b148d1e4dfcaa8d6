import { log } from '@/lib/log';
import { thinRevisions } from './thin-revisions';

/** What is done for all publications' posts each night. Safe to repeat. */
export async function tidyPosts(now = new Date()) {
  const revisions = await thinRevisions(now);
  log.info({ revisions }, 'posts.tidied');
}
