import { db } from '@/lib/db/db';

/** More than any list is looked through to its end. */
const MOST = 1_000;

/** The ids of a publication's posts whose bodies hold words that begin with each of those typed, what was saved last first;
 *  [] where nothing was typed that is a word. Drafts too, so for writers alone. Walks the index on post.words. */
export async function findByWords(publicationId: string, typed: string): Promise<string[]> {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length === 0) return [];
  const query = words.map((word) => `${word}:*`).join(' & ');
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from post
    where publication_id = ${publicationId}::uuid and deleted_at is null and words @@ to_tsquery('simple', ${query})
    order by updated_at desc limit ${MOST}`;
  return found.map(({ id }) => id);
}
