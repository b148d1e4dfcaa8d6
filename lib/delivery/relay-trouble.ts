import type pg from 'pg';

/** Why a transport takes no mail: the stage of SMTP at which it said so, or quota. */
export type TransportTrouble = { stage: string; text: string; nextTryAt: Date };

/** Keeps why mail waits where the web process sees it; null when the relay takes mail again. */
export async function recordTrouble(database: pg.Pool, transport: string, trouble: TransportTrouble | null) {
  if (!trouble) return void (await database.query('delete from relay_trouble where lane = $1', [transport]));
  await database.query(
    `insert into relay_trouble (lane, stage, detail, next_try_at) values ($1, $2, $3, $4)
     on conflict (lane) do update set stage = excluded.stage, detail = excluded.detail, next_try_at = excluded.next_try_at`,
    [transport, trouble.stage, trouble.text, trouble.nextTryAt],
  );
}
