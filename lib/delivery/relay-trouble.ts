import type pg from 'pg';

/** Why a transport takes no mail: the stage of SMTP at which it said so, or quota. */
export type TransportTrouble = { stage: string; text: string; nextTryAt: Date };

const CLEAR = `
  delete from relay_trouble t where lane = $1 and not (stage = 'quota' and exists (
    select from send_rate r where r.transport = t.lane and r.domain = '' and r.next_at > clock_timestamp()))`;

/** Keeps why mail waits where the web process sees it; null when the relay takes mail again. A quota that the server announced
 *  stands until its time is over, whatever a worker that did not hear of it says. */
export async function recordTrouble(database: pg.Pool, transport: string, trouble: TransportTrouble | null) {
  if (!trouble) return void (await database.query(CLEAR, [transport]));
  await database.query(
    `insert into relay_trouble (lane, stage, detail, next_try_at) values ($1, $2, $3, $4)
     on conflict (lane) do update set stage = excluded.stage, detail = excluded.detail, next_try_at = excluded.next_try_at`,
    [transport, trouble.stage, trouble.text, trouble.nextTryAt],
  );
}
