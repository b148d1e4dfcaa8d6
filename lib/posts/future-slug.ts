import { db } from '@/lib/db/db';
import { chooseSlug } from './choose-slug';

/** The address a draft's page gets if it is published now; the one it has, where it was published before. */
export const futureSlug = async (publicationId: string, post: { slug: string | null; title: string }): Promise<string> =>
  post.slug ?? (await chooseSlug(db, publicationId, post.title));
