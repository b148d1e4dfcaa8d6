import type pg from 'pg';
import type { Trouble } from '@/lib/mailer/lane';

export const ISSUE_LANE = 'issues';

/** Keeps why mail waits where the web process sees it; null when the relay takes mail again. */
export async function recordTrouble(database: pg.Pool, trouble: Trouble | null) {
  if (!trouble) return void (await database.query('delete from relay_trouble where lane = $1', [ISSUE_LANE]));
  await database.query(
    `insert into relay_trouble (lane, stage, detail, next_try_at) values ($1, $2, $3, $4)
     on conflict (lane) do update set stage = excluded.stage, detail = excluded.detail, next_try_at = excluded.next_try_at`,
    [ISSUE_LANE, trouble.stage, trouble.text, trouble.nextTryAt],
  );
}
