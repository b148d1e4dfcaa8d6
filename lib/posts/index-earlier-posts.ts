import { db } from '@/lib/db/db';
import { indexPost } from './index-post';
import { lockPost } from './lock-post';

const AT_ONCE = 100;

/** Fills post.words of the rows from before the trigger that keeps it, some at a time so that nobody waits for long. */
async function fillWords(signal: AbortSignal) {
  for (let filled = AT_ONCE; filled === AT_ONCE && !signal.aborted; )
    filled = await db.$executeRaw`
      update post set document = document
      where id in (select id from post where words is null limit ${AT_ONCE} for update skip locked)`;
}

/** Lets search find the posts that were written before there was a search, of readers and of writers, and the pages from
 *  when it knew only posts. Has nothing to do after its first run; several
 *  workers may run it at once.
 *  @returns how many it indexed. */
export async function indexEarlierPosts(signal: AbortSignal): Promise<number> {
  await fillWords(signal);
  let after = '';
  for (let indexed = 0; ; ) {
    const posts = await db.post.findMany({
      where: {
        kind: { in: ['post', 'page'] },
        deletedAt: null,
        slug: { not: null },
        publishedAt: { not: null },
        publishedRevisionId: { not: null },
        unlisted: false,
        search: null,
        ...(after && { id: { gt: after } }),
      },
      select: { id: true, publicationId: true },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    for (const { id, publicationId } of posts) {
      if (signal.aborted) return indexed;
      await db.$transaction(async (tx) => {
        if (await lockPost(tx, publicationId, id)) await indexPost(tx, publicationId, id);
      });
      indexed++;
      after = id;
    }
    if (posts.length < AT_ONCE) return indexed;
  }
}
