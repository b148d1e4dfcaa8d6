import { db } from '@/lib/db/db';

/** The section of this id; null when the publication has none. */
export const getSectionById = (publicationId: string, sectionId: string) =>
  db.section.findFirst({ where: { id: sectionId, publicationId }, select: { name: true, forEveryone: true } });

/** The section at this address; null when there is none. */
export const getSection = (publicationId: string, slug: string) =>
  db.section.findUnique({
    where: { publicationId_slug: { publicationId, slug } },
    select: { id: true, name: true, description: true },
  });
