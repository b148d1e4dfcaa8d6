import type { Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';

/** The tag of pages that show a post's comments; that of lists which count them; that of a reader's page. */
export const discussionTag = (postId: string) => `comments:${postId}`;
export const countsTag = (publicationId: string) => `counts:${publicationId}`;
export const readerPageTag = (commenterId: string) => `reader:${commenterId}`;

/** After the comments that readers see of a post have changed: counts them, and makes stale the pages that show them. Lists
 *  with their number follow within a minute (flushCounts). Call it last in a transaction: it locks the post's counts. */
export async function touchDiscussion(tx: Tx, publicationId: string, postId: string, commenterId?: string | null) {
  await noteChange(tx, publicationId, postId);
  await tx.$executeRaw`
    update discussion set comments = (
      select count(*) from comment where post_id = ${postId}::uuid
        and held_at is null and removed_at is null and deleted_at is null and commenter_id is not null)
    where post_id = ${postId}::uuid`;
  await touchPages(tx, [discussionTag(postId), ...(commenterId ? [readerPageTag(commenterId)] : [])]);
}

/** Notes that pages do not show a post's counts as they are. */
export const noteChange = (tx: Tx, publicationId: string, postId: string) =>
  tx.$executeRaw`
    insert into discussion (post_id, publication_id, changed_at) values (${postId}::uuid, ${publicationId}::uuid, now())
    on conflict (post_id) do update set changed_at = now()`;
