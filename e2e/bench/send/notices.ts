import { db } from '@/lib/db/db';
import { queueNotice } from '@/lib/notices/queue-notice';

/** Asks for a sign-in mail five times a second, as readers do while a letter arrives.
 *  @returns what ends it, waits for the last of them, and says how long they took to be accepted, in milliseconds */
export function startNotices(publicationId: string) {
  let sent = 0;
  const ask = () => {
    const notice = {
      ...{ publicationId, email: `signing-in${sent++}@example.com`, expiresAt: new Date(Date.now() + 900_000) },
      props: {
        homeUrl: 'http://letters.test/',
        signInUrl: 'http://letters.test/sign-in/link?token=x',
        code: '012345',
        minutes: 15,
      },
    };
    return db.$transaction((tx) => queueNotice(tx, { ...notice, kind: 'sign-in' }));
  };
  const asked: Promise<void>[] = [];
  const timer = setInterval(() => asked.push(ask()), 200);
  return async () => {
    clearInterval(timer);
    await Promise.all(asked);
    for (const patience = Date.now() + 60_000; Date.now() < patience; ) {
      if ((await db.notice.count({ where: { publicationId, acceptedAt: null } })) === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const [took] = await db.$queryRaw<{ count: number; p50: number; p95: number; unsent: number }[]>`
      select count(*)::int as count, count(*) filter (where accepted_at is null)::int as unsent,
        round(percentile_cont(0.5) within group (order by ms))::int as p50,
        round(percentile_cont(0.95) within group (order by ms))::int as p95
      from (select accepted_at, extract(epoch from accepted_at - created_at) * 1000 as ms from notice
        where publication_id = ${publicationId}::uuid) n`;
    return took;
  };
}
