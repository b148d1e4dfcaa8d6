import { linkedPostIds } from '@/lib/document/linked-post-ids';
import { pictureKeys } from '@/lib/document/picture-keys';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { getLinkedPosts } from './get-linked-posts';
import { getPictures } from './get-pictures';

/** What a document shows beside its own words. */
export type Shown = { pictures: Pictures; posts: LinkedPosts };

/** The pictures and other posts that documents show, for DocumentPage and DocumentMail.
 *  @param forWriters see getLinkedPosts */
export async function getShown(
  publicationId: string,
  documents: PostDocument[],
  options: { forWriters?: boolean } = {},
): Promise<Shown> {
  const posts = await getLinkedPosts(publicationId, [...new Set(documents.flatMap(linkedPostIds))], options);
  const covers = Object.values(posts).flatMap(({ cover }) => (cover ? [cover] : []));
  return { pictures: await getPictures(publicationId, [...documents.flatMap(pictureKeys), ...covers]), posts };
}
