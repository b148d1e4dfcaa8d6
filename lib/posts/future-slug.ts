import { db } from '@/lib/db/db';
import type { PostKind } from '@/lib/db/types';
import { chooseSlug } from './choose-slug';

/** The address a draft's page gets if it is published now; the one it has, where it was published before. */
export const futureSlug = async (
  publicationId: string,
  post: { slug: string | null; title: string; kind: PostKind },
): Promise<string> => post.slug ?? (await chooseSlug(db, publicationId, post));
