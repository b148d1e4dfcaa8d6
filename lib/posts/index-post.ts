import { canRead } from '@/lib/billing/can-read';
import type { Tx } from '@/lib/db/types';
import { textBlocks } from '@/lib/document/document-words';
import { readDocument } from '@/lib/document/parse-document';
import { plainText } from '@/lib/document/plain-text';
import { readerPart } from '@/lib/document/reader-part';
import type { PostDocument } from '@/lib/document/types';
import { searchLanguage } from '@/lib/publications/search-language';
import { searchedPosts } from './listed-posts';

/** Some 30,000 words. A tsvector holds a megabyte, and one that is too large would refuse the publishing. */
const MOST_CHARACTERS = 200_000;

/** Writes down what search finds of a post or a page: what everyone may read of the revision readers see, or nothing where it
 *  opens by its address alone. Search knows nothing of what is behind a paywall. Part of the
 *  transaction that publishes, changes or takes it down (touchPost). Safe to repeat. */
export async function indexPost(tx: Tx, publicationId: string, postId: string): Promise<void> {
  await tx.$executeRaw`delete from post_search where post_id = ${postId}::uuid and publication_id = ${publicationId}::uuid`;
  const post = await tx.post.findFirst({
    where: { ...searchedPosts(publicationId), id: postId },
    select: {
      access: true,
      unlocksAt: true,
      publication: { select: { language: true } },
      publishedRevision: { select: { title: true, subtitle: true, document: true } },
    },
  });
  if (!post?.publishedRevision) return;
  const { title, document } = post.publishedRevision;
  const subtitle = unmarked(post.publishedRevision.subtitle);
  const { document: free } = readerPart(readDocument(document), canRead(post, null, new Date()));
  const body = searchableText(free);
  await tx.$executeRaw`
    insert into post_search (post_id, publication_id, title, subtitle, body, words)
    values (${postId}::uuid, ${publicationId}::uuid, ${title}, ${subtitle}, ${body},
      search_words(${searchLanguage(post.publication.language)}, ${title}, ${subtitle}, ${body}))`;
  await tx.$executeRaw`
    insert into post_word (post_id, publication_id, word)
    select ${postId}::uuid, ${publicationId}::uuid, word
    from unnest(tsvector_to_array(to_tsvector('simple', ${`${title}\n${subtitle}\n${body}`.replaceAll('<', ' ')}))) word
    where char_length(word) between 3 and 40`;
}

/** The body as characters alone, without what marks and links add. */
const searchableText = (document: PostDocument) =>
  unmarked(textBlocks(document).map(plainText).join('\n')).slice(0, MOST_CHARACTERS).toWellFormed();

/** The marks of a hit (searchPosts) stand for nothing else. */
const unmarked = (text: string) => text.replace(/[\ue000\ue001]/g, '').replaceAll('\u0002', ' ');
