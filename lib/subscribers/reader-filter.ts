import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { wantsSection } from './wants-section';

export const Audience = z.strictObject({ kind: z.enum(['everyone', 'free', 'paid']), sectionId: z.uuid().optional() });
/** Who gets an issue. A section narrows it to the readers who get that section. */
export type Audience = z.infer<typeof Audience>;

const TIER = {
  everyone: Prisma.empty,
  free: Prisma.sql`and s.tier = 'free'::subscription_tier`,
  paid: Prisma.sql`and s.tier = 'paid'::subscription_tier`,
};

/** The one condition for who may be mailed: confirmed, not ended, not suppressed, of the audience's tier and section. For a query
 *  over `subscription s join subscriber r on r.id = s.subscriber_id`; the query itself names the publication.
 *  Freezing, claiming and counting all ask this, so they cannot disagree. */
export const readerFilter = (audience: Audience): Prisma.Sql => Prisma.sql`(
  s.confirmed_at is not null and s.ended_at is null ${TIER[audience.kind]}
  ${audience.sectionId ? Prisma.sql`and ${wantsSection(Prisma.sql`${audience.sectionId}::uuid`)}` : Prisma.empty}
  and not exists (select 1 from suppression x where x.publication_id = r.publication_id and x.email_folded = r.email_folded)
)`;
