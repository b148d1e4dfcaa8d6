import { db } from '@/lib/db/db';
import { readerFilter } from '@/lib/subscribers/reader-filter';
import { wantsSection } from '@/lib/subscribers/wants-section';
import { Prisma } from '@/prisma/generated/client';

export type SectionRow = {
  id: string;
  name: string;
  slug: string;
  description: string;
  forEveryone: boolean;
  posts: number;
  /** Who would get its next issue */
  readers: number;
};

/** A publication's sections, the first one first. */
export const listSections = (publicationId: string): Promise<SectionRow[]> => db.$queryRaw<SectionRow[]>`
  select sec.id, sec.name, sec.slug, sec.description, sec.for_everyone as "forEveryone",
    (select count(*)::int from post p where p.section_id = sec.id and p.deleted_at is null) as posts,
    (select count(*)::int from subscription s join subscriber r on r.id = s.subscriber_id
      where r.publication_id = sec.publication_id and ${readerFilter({ kind: 'everyone' })}
        and ${wantsSection(Prisma.sql`sec.id`)}) as readers
  from section sec where sec.publication_id = ${publicationId}::uuid
  order by sec.created_at, sec.id`;
