import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { segmentFilter } from './segment-filter';
import { SegmentRule } from './segment-rule';
import { wantsSection } from './wants-section';

export const Audience = z.strictObject({
  kind: z.enum(['everyone', 'free', 'paid']),
  sectionId: z.uuid().optional(),
  /** With a section: also those who never chose whether they get it */
  isWidened: z.boolean().optional(),
  segmentId: z.uuid().optional(),
  /** The segment as it was when the issue was made: what is changed of it later changes no issue. */
  segment: z.strictObject({ name: z.string(), rule: SegmentRule }).optional(),
  receivedIssueId: z.uuid().optional(),
});
/** Who gets an issue. A section narrows it to the readers who get that section, a segment to those who meet its rule
 *  (resolveAudience() puts it in), an earlier issue to those whose mail of it
 *  a server accepted. */
export type Audience = z.infer<typeof Audience>;

/** The audience of a post in a section, or in none, where there is nothing to widen. */
export const inSection = ({ isWidened, ...audience }: Audience, sectionId: string | null): Audience =>
  sectionId ? { ...audience, sectionId, ...(isWidened && { isWidened }) } : audience;

const TIER = {
  everyone: Prisma.empty,
  free: Prisma.sql`and s.tier = 'free'::subscription_tier`,
  paid: Prisma.sql`and s.tier = 'paid'::subscription_tier`,
};

const received = (issueId: string) => Prisma.sql`exists (
  select 1 from delivery d where d.issue_id = ${issueId}::uuid and d.subscriber_id = r.id and d.publication_id = r.publication_id
    and d.state = 'accepted')`;

const widened = ({ isWidened = false }: Audience) => (isWidened ? Prisma.sql`true` : Prisma.sql`false`);

/** The one condition for who may be mailed: confirmed, not ended, not paused, not suppressed, of the audience's tier and section. For a query
 *  over `subscription s join subscriber r on r.id = s.subscriber_id`; the query itself names the publication.
 *  Freezing, claiming and counting all ask this, so they cannot disagree. */
export function readerFilter(audience: Audience): Prisma.Sql {
  // Without its rule a segment would be everyone.
  if (audience.segmentId && !audience.segment) throw new Error('the audience names a segment whose rule was not looked up');
  return Prisma.sql`(
  s.confirmed_at is not null and s.ended_at is null and (s.paused_until is null or s.paused_until <= now()) ${TIER[audience.kind]}
  ${audience.sectionId ? Prisma.sql`and ${wantsSection(Prisma.sql`${audience.sectionId}::uuid`, widened(audience))}` : Prisma.empty}
  ${audience.segment ? Prisma.sql`and ${segmentFilter(audience.segment.rule)}` : Prisma.empty}
  ${audience.receivedIssueId ? Prisma.sql`and ${received(audience.receivedIssueId)}` : Prisma.empty}
  and not exists (select 1 from suppression x where x.publication_id = r.publication_id and x.email_folded = r.email_folded)
)`;
}
