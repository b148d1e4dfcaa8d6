import { Prisma } from '@/prisma/generated/client';
import type { SegmentCondition, SegmentRule } from './segment-rule';

const ago = (days: number) => Prisma.sql`now() - make_interval(days => ${days}::int)`;
const no = (is: boolean) => (is ? Prisma.empty : Prisma.sql`not`);

/** mail_event_kind of a sign. */
const KINDS = { opened: Prisma.sql`'opened'::mail_event_kind`, clicked: Prisma.sql`'clicked'::mail_event_kind` };

function conditionSql(condition: SegmentCondition): Prisma.Sql {
  switch (condition.field) {
    case 'tier':
      return Prisma.sql`s.tier = ${condition.is}::subscription_tier`;
    case 'subscribed': {
      const day = Prisma.sql`(select ${condition.day}::timestamp at time zone p.time_zone from publication p where p.id = r.publication_id)`;
      return condition.when === 'before' ? Prisma.sql`s.confirmed_at < ${day}` : Prisma.sql`s.confirmed_at >= ${day}`;
    }
    case 'subscribed-within':
      return Prisma.sql`${no(condition.is)} (s.confirmed_at >= ${ago(condition.days)})`;
    case 'source':
      return Prisma.sql`${no(condition.is)} (s.source = ${condition.source})`;
    case 'received':
      return Prisma.sql`${no(condition.is)} exists (select from delivery d where d.subscriber_id = r.id
        and d.publication_id = r.publication_id and d.state = 'accepted' and d.finished_at >= ${ago(condition.days)})`;
    default:
      return Prisma.sql`${no(condition.is)} exists (select from mail_event e where e.subscriber_id = r.id
        and e.publication_id = r.publication_id and e.kind = ${KINDS[condition.field]} and e.at >= ${ago(condition.days)})`;
  }
}

/** A segment's rule as a condition, for a query over `subscription s join subscriber r on r.id = s.subscriber_id`. Each reader
 *  costs at most an index look-up for each condition. Days count back from the moment it is asked. */
export const segmentFilter = ({ match, conditions }: SegmentRule): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(conditions.map(conditionSql), match === 'all' ? ' and ' : ' or ')})`;
