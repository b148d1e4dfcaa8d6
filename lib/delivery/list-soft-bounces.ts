import type { Tx } from '@/lib/db/types';

export type SoftBounce = { at: Date; status: string | null };

type Row = { bouncedAt: Date | null; status: string | null; accepted: boolean; arrived: boolean };

/** Far more than decides anything; bounds the read for a subscriber with years of deliveries. */
const LOOK_BACK = 60;

/** The messages to a subscriber's address that bounced softly in a row, oldest first, with none arriving between or since.
 *  A refusal over SMTP and a message given up after days of 4xx count like a report. Looks back from the newest. A newer message that a server has just accepted
 *  says nothing yet (its bounce may take days); one known to have arrived ends the run, and so does, before the newest
 *  bounce, one of which nothing bad was heard. One scan of the subscriber's deliveries; locks nothing. */
export async function listSoftBounces(
  tx: Tx,
  { publicationId, subscriberId, email }: { publicationId: string; subscriberId: string; email: string },
): Promise<SoftBounce[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select soft.status, d.state = 'accepted' as accepted,
      coalesce(soft.at, case when (d.state = 'bounced' and d.reason = 'mailbox')
        or (d.state = 'failed' and d.reason = 'gave-up' and d.last_code between 400 and 499) then d.finished_at end) as "bouncedAt",
      exists (select 1 from mail_event e where e.delivery_id = d.id and e.kind in ('delivered', 'opened', 'clicked')) as arrived
    from delivery d left join lateral (
      select e.at, e.status from mail_event e where e.delivery_id = d.id and e.kind = 'soft_bounce' order by e.at desc limit 1
    ) soft on true
    where d.publication_id = ${publicationId}::uuid and d.subscriber_id = ${subscriberId}::uuid and d.email = ${email}
      and d.state in ('accepted', 'bounced', 'failed')
    order by d.id desc limit ${LOOK_BACK}`;
  const run: SoftBounce[] = [];
  for (const { bouncedAt, status, accepted, arrived } of rows) {
    if (accepted && (arrived || run.length > 0)) break;
    if (!accepted && bouncedAt) run.push({ at: bouncedAt, status });
  }
  return run.sort((a, b) => a.at.getTime() - b.at.getTime());
}
