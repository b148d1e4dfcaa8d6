import type pg from 'pg';
import { db } from '@/lib/db/db';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';

export const ACCEPTED: SmtpReply = { outcome: 'accepted', code: 250, enhanced: null, stage: 'data', text: 'OK' };

/** Gives a publication so many confirmed readers, each with a delivery of the issue that is due. */
export async function fillLedger(publicationId: string, issueId: string, readers: number) {
  await db.$executeRaw`
    insert into subscriber (publication_id, email, email_folded)
    select ${publicationId}::uuid, 'reader' || n || '@example.com', 'reader' || n || '@example.com'
    from generate_series(1, ${readers}::int) n`;
  await db.$executeRaw`
    insert into subscription (publication_id, subscriber_id, confirmed_at)
    select publication_id, id, now() from subscriber where publication_id = ${publicationId}::uuid`;
  await db.$executeRaw`
    insert into delivery (publication_id, issue_id, subscriber_id, email)
    select publication_id, ${issueId}::uuid, id, email from subscriber where publication_id = ${publicationId}::uuid`;
}

/** How many rows of the ledger and its readers were read so far, this connection's own counted to the last.
 *  @param pool of one connection, whose statements are counted */
export async function rowsRead(pool: pg.Pool): Promise<number> {
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ read: number }>(`
    select (sum(seq_tup_read) + sum(coalesce(idx_tup_fetch, 0)))::int as read from pg_stat_user_tables
    where relname in ('subscriber', 'subscription', 'delivery')`);
  return rows[0]!.read;
}
