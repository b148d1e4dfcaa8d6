import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { queueNotice } from '@/lib/notices/queue-notice';
import type { FaultRow } from './row';
import { until } from './world';

const NOTICES = 50;
const MOST_SECONDS = 5;

export const fairnessRows: FaultRow[] = [
  {
    row: 34,
    name: 'ten readers and 50 sign-in links beside a huge issue',
    short: true,
    async run(world) {
      const [huge, small] = [await world.seed('huge'), await world.seed('small', 10)];
      await world.worker();
      const hugeIssue = await world.publish(huge);
      await world.arrived(world.part(0.1));
      const countLeft = () => world.readers - world.sink.accepted.filter(({ to }) => to.endsWith('@huge.example')).length;
      const smallIssue = await world.publish(small);
      const left = world.finished(smallIssue).then(countLeft);
      const asked = new Map<string, number>();
      for (let n = 0; n < NOTICES; n++) {
        const email = `signin${n}@notice.example`;
        asked.set(email, Date.now());
        const home = 'http://small.test';
        await db.$transaction((tx) =>
          queueNotice(tx, {
            ...{ publicationId: small.publicationId, email, expiresAt: new Date(Date.now() + 900_000), kind: 'sign-in' },
            props: { homeUrl: `${home}/`, signInUrl: `${home}/sign-in/link?token=x`, code: '012345', minutes: 15 },
          }),
        );
        await sleep(20);
      }
      await world.finished(hugeIssue);
      // A few hundred readers are done before the last link that was asked for.
      const links = () => world.sink.accepted.filter(({ to }) => asked.has(to));
      await until(() => links().length >= NOTICES, world.patience(30));
      const waits = links()
        .map(({ to, at }) => (at - (asked.get(to) ?? 0)) / 1000)
        .sort((a, b) => a - b);
      const p95 = waits[Math.floor(waits.length * 0.95)] ?? Number.POSITIVE_INFINITY;
      world.note(`links: p95 ${p95.toFixed(1)} s; ${await left} of the huge issue were left when the small one ended`);
      world.check(waits.length === NOTICES, `${waits.length} of ${NOTICES} links arrived`);
      world.check(p95 < MOST_SECONDS, `a sign-in link took ${p95.toFixed(1)} s`);
    },
  },
];
