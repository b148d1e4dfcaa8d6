import type pg from 'pg';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { GIVE_UP_HOURS, type Result } from './decide-result';

export type Outcome = { id: string; token: string; reply: SmtpReply; result: Result };

const SQL = `
  with outcome as (
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::int[], $7::bool[], $8::int[],
      $9::text[], $10::text[])
      as o (id, token, state, reason, due_seconds, counted, suppress, code, reply, outcome)
  ), decided as (
    select o.*, o.state = 'pending'
      and d.first_tried_at + make_interval(hours => ${GIVE_UP_HOURS}) * $11 < now() + make_interval(secs => o.due_seconds) as too_late
    from outcome o join delivery d on d.id = o.id and d.id = any ($1)
  ), written as (
    update delivery d set
      state = case when o.too_late then 'failed' else o.state::delivery_state end,
      reason = case when o.too_late then 'gave-up' else o.reason end,
      attempts = d.attempts + o.counted,
      due_at = case when o.state = 'pending' then now() + make_interval(secs => o.due_seconds) else d.due_at end,
      finished_at = case when o.state = 'pending' and not o.too_late then null else now() end,
      lease_until = null, lease_token = null, last_code = o.code, last_reply = o.reply
    from decided o
    where d.id = o.id and d.id = any ($1) and d.lease_token = o.token
    returning d.id, d.publication_id, d.subscriber_id, d.attempts, o.suppress, o.code, o.reply, o.outcome
  ), tried as (
    insert into delivery_attempt (publication_id, delivery_id, number, code, reply, outcome)
    select publication_id, id, attempts, code, reply, outcome from written where outcome <> 'accepted'
  ), suppressed as (
    insert into suppression (publication_id, email_folded, reason, detail)
    select distinct on (r.publication_id, r.email_folded) r.publication_id, r.email_folded, 'hard_bounce'::suppression_reason, w.reply
    from written w cross join lateral (select * from subscriber where id = w.subscriber_id limit 1) r where w.suppress
    on conflict do nothing
  )
  select id from written`;

/** Writes what became of messages, each only where its lease's token still holds: a worker that slept through its lease
 *  changes nothing. One statement, so one commit, with the tries that failed and the addresses that are never mailed again.
 *  Safe to repeat when its answer was lost.
 *  @param scale stretches the time after which a delivery is given up; 1 but in tests
 *  @returns the ids that were written */
export async function recordResults(database: pg.Pool, unordered: Outcome[], scale = 1): Promise<string[]> {
  // In the order of the index, in which renewLeases locks the same rows: else each may wait for the other.
  const outcomes = unordered.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { rows } = await database.query<{ id: string }>({
    name: 'record-results',
    text: SQL,
    values: [
      outcomes.map(({ id }) => id),
      outcomes.map(({ token }) => token),
      outcomes.map(({ result }) => result.state),
      outcomes.map(({ result }) => result.reason),
      outcomes.map(({ result }) => result.dueSeconds * scale),
      outcomes.map(({ result }) => result.counted),
      outcomes.map(({ result }) => result.suppress),
      outcomes.map(({ reply }) => reply.code),
      // Postgres text holds no NUL, whatever a server sends.
      outcomes.map(({ reply }) => reply.text.replaceAll('\0', '')),
      outcomes.map(({ reply }) => reply.outcome),
      scale,
    ],
  });
  return rows.map(({ id }) => id);
}
