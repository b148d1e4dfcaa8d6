import { Prisma } from '@/prisma/generated/client';

/** Whether a reader gets the mail of a section: what they chose themselves, else the section's own rule; nobody once the
 *  section is gone. For a query over `subscriber r`.
 *  @param section SQL of the section's id
 *  @param isWidened SQL: also who never chose, whatever the section's rule. Who left it stays out. */
export const wantsSection = (section: Prisma.Sql, isWidened = Prisma.sql`false`): Prisma.Sql => Prisma.sql`coalesce(
  (select c.wanted from section_subscription c where c.section_id = ${section} and c.subscriber_id = r.id),
  (select n.for_everyone or ${isWidened} from section n where n.id = ${section} and n.publication_id = r.publication_id),
  false)`;
