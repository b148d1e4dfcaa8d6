import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { countsTag, discussionTag } from './touch-discussion';

const AT_ONCE = 500;

/** Shows what was liked and written since the last time: counts the likes of each post that changed, and makes stale its own
 *  pages and the lists of its publication, once a minute and not at each press. Safe to repeat. @returns how many posts */
export async function flushCounts(): Promise<number> {
  return db.$transaction(async (tx) => {
    const changed = await tx.$queryRaw<{ postId: string; publicationId: string }[]>`
      update discussion d set changed_at = null, likes = (select count(*) from post_like l where l.post_id = d.post_id)
      where post_id in (
        select post_id from discussion where changed_at is not null order by changed_at limit ${AT_ONCE} for update skip locked)
      returning post_id as "postId", publication_id as "publicationId"`;
    const publications = [...new Set(changed.map(({ publicationId }) => publicationId))];
    await touchPages(tx, [...changed.map(({ postId }) => discussionTag(postId)), ...publications.map(countsTag)].sort());
    return changed.length;
  });
}
