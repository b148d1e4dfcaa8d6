import { db } from '@/lib/db/db';

/** The tag at this address; null when there is none. */
export const getTag = (publicationId: string, slug: string) =>
  db.tag.findUnique({
    where: { publicationId_slug: { publicationId, slug } },
    select: { id: true, name: true, description: true },
  });
