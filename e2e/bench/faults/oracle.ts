import { db } from '@/lib/db/db';
import { readDeliveryMessageId } from '@/lib/mailer/delivery-message-id';
import type { SinkMessage } from '@/lib/testing/smtp-sink';
import type { World } from './world';

export type Verdict = {
  /** Readers of the audience who were not sent the issue, and whose row does not say why */
  LOST: number;
  /** Messages accepted a second time */
  DUP: number;
  /** Messages to someone who was not to get them */
  LEAK: number;
  /** Rows or issues that say what the server's log does not */
  LIE: number;
  /** Rows without an end when the row of the matrix had its time */
  STUCK: number;
};

type LedgerRow = {
  id: string;
  issueId: string;
  email: string;
  state: string;
  reason: string | null;
  lastReply: string | null;
  firstTriedAt: Date | null;
  finished: boolean;
};

/** What came of it, from the two witnesses: the server's log and the ledger. */
export async function judge(world: World): Promise<Verdict> {
  const rows = await db.$queryRaw<LedgerRow[]>`
    select d.id, d.issue_id as "issueId", d.email, d.state::text, d.reason, d.last_reply as "lastReply", d.first_tried_at as "firstTriedAt",
      i.finished_at is not null as finished
    from delivery d join issue i on i.id = d.issue_id`;
  const ledger = new Map(rows.map((row) => [row.id, row]));
  const arrived = new Map<string, SinkMessage[]>();
  const verdict: Verdict = { LOST: 0, DUP: 0, LEAK: world.leaks, LIE: world.uneven(), STUCK: 0 };
  for (const message of world.judged.flatMap(({ accepted }) => accepted)) {
    const id = readDeliveryMessageId(message.messageId);
    if (!id) continue; // a notice
    const row = ledger.get(id);
    if (!row) {
      if (!world.erased) verdict.LEAK++;
      continue;
    }
    if (row.email !== '' && row.email !== message.to) verdict.LEAK++;
    const before = arrived.get(id);
    if (before) before.push(message);
    else arrived.set(id, [message]);
    const since = world.excluded.get(message.to);
    if (since && row.firstTriedAt && row.firstTriedAt > since) verdict.LEAK++;
  }
  // A reader is one address: two rows for one would double as well, under two names.
  const readers = Map.groupBy(
    arrived.entries(),
    ([id, [first]]) => `${first?.to} ${world.perIssue ? ledger.get(id)?.issueId : ''}`,
  );
  for (const each of readers.values()) verdict.DUP += each.flatMap(([, messages]) => messages).length - 1;
  for (const row of ledger.values()) {
    const got = arrived.get(row.id) ?? [];
    const ended = row.state !== 'pending';
    const explained = ['failed', 'bounced', 'uncertain'].includes(row.state)
      ? row.reason !== null
      : row.state === 'cancelled' || row.state === 'skipped';
    if (!ended) verdict.STUCK++;
    if (got.length === 0 && !explained) verdict.LOST++;
    if (row.state === 'accepted' && !got.some(({ answered }) => answered)) verdict.LIE++;
    if (row.finished && !ended) verdict.LIE++;
  }
  return verdict;
}
