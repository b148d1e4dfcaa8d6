import { db } from '@/lib/db/db';

export type SectionChoice = { id: string; name: string; description: string; isWanted: boolean };

/** A publication's sections and whether this reader gets each: what they chose, else the section's own rule. */
export const listSectionChoices = (publicationId: string, subscriberId: string): Promise<SectionChoice[]> =>
  db.$queryRaw<SectionChoice[]>`
    select n.id, n.name, n.description, coalesce(c.wanted, n.for_everyone) as "isWanted"
    from section n
    left join section_subscription c on c.section_id = n.id and c.subscriber_id = ${subscriberId}::uuid
    where n.publication_id = ${publicationId}::uuid
    order by n.created_at, n.id`;

/** Keeps which sections a reader wants. Only where that changes something is it a choice: the rest goes on following the
 *  section's own rule. No issue of one turned off reaches them from here on, also none that is being sent. Safe to repeat.
 *  @param shown ids of the sections the reader decided about; @param wanted those of them to get */
export async function chooseSections(input: {
  publicationId: string;
  subscriberId: string;
  shown: string[];
  wanted: string[];
}): Promise<void> {
  const { publicationId, subscriberId, shown, wanted } = input;
  await db.$executeRaw`
    insert into section_subscription (publication_id, section_id, subscriber_id, wanted)
    select n.publication_id, n.id, r.id, n.id = any(${wanted}::uuid[])
    from section n
    join subscriber r on r.id = ${subscriberId}::uuid and r.publication_id = n.publication_id
    left join section_subscription c on c.section_id = n.id and c.subscriber_id = r.id
    where n.publication_id = ${publicationId}::uuid and n.id = any(${shown}::uuid[])
      and coalesce(c.wanted, n.for_everyone) <> (n.id = any(${wanted}::uuid[]))
    on conflict (section_id, subscriber_id) do update set wanted = excluded.wanted, chosen_at = now()`;
}
