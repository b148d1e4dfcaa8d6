import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { startIssue } from '@/lib/delivery/start-issue';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { addTransport } from '@/lib/transports/add-transport';
import { chooseTransport } from '@/lib/transports/choose-transport';
import type { FaultRow } from './row';
import { CONNECTIONS, until, type World } from './world';

/** Far enough that how fast this machine is does not count. */
const DISTANCE_MILLISECONDS = 160;
/** So that it takes no longer than other rows where there are very many. */
const MOST_READERS = 800;
const ENTRY = 'e2e/bench/faults/senders-to-this-machine.ts';

/** A publication whose mail leaves by a server of its own. */
async function seedWithServer(world: World, name: string, readers: number, url: string) {
  const seeded = await world.seed(name, readers);
  const { publicationId } = seeded;
  const local = { allow: (address: string) => address === '127.0.0.1' };
  const added = await addTransport({ publicationId, name: 'Ours', url }, local);
  if (!added.ok) throw new Error(added.problem);
  await chooseTransport({ publicationId, lane: 'issues', transportId: added.id }, local);
  return seeded;
}

/** Sends an issue, and counts the messages a second between its first fifth and its last message. */
async function rateOf(world: World, seeded: Awaited<ReturnType<World['seed']>>) {
  const before = world.sink.accepted.length;
  const issueId = await world.publish(seeded);
  await startIssue(issueId);
  await world.finished(issueId);
  const times = world.sink.accepted.slice(before).map(({ at }) => at);
  const warm = times.slice(Math.floor(times.length / 5));
  return (warm.length / ((warm.at(-1) ?? 0) - (warm[0] ?? 0))) * 1000;
}

export const tarpitRows: FaultRow[] = [
  {
    row: 12,
    name: 'no greeting, one byte a second, no answer to RCPT: for a few',
    async run(world) {
      // Connection 1 to 3 are never greeted; of the next three the greeting, EHLO’s or MAIL’s answer comes a byte at a time.
      const dripping = [/^220/, /^250-/, /^250 (2\.1\.0 )?(Accepted|OK)/i];
      let greetings = 0;
      world.sink.script.greeting = async () => {
        if (greetings++ < 3) await sleep(30_000);
        return undefined;
      };
      world.sink.script.drip = (words, connection) => (dripping[connection - 4]?.test(words) ? 1_000 : undefined);
      const slow = new Set<string>();
      world.sink.script.rcpt = async (to) => {
        if (!to.startsWith('reader1') || slow.size >= 2 * CONNECTIONS || slow.has(to)) return undefined;
        slow.add(to);
        await sleep(30_000);
        return undefined;
      };
      const seeded = await world.seed();
      await world.worker({ SMTP_TIMEOUT_SECONDS: '2' });
      await world.finished(await world.publish(seeded));
      world.check((await db.suppression.count()) === 0, 'someone was suppressed');
    },
  },
  {
    row: 12,
    name: 'one publication’s own server is a tarpit: the other’s throughput',
    async run(world) {
      const tarpit = await startSmtpSink({ drip: () => 1_000 });
      world.later(tarpit.stop);
      world.judge(world.sink, tarpit);
      const readers = Math.min(world.readers, MOST_READERS);
      const [seeded, stuck] = [
        await world.seed('letters', readers),
        await seedWithServer(world, 'stuck', Math.ceil(readers / 10), tarpit.url),
      ];
      world.sink.script.rcpt = () => sleep(DISTANCE_MILLISECONDS).then(() => undefined);
      await world.worker({ SMTP_TIMEOUT_SECONDS: '4' }, [], ENTRY);
      // The first one opens the connections.
      await rateOf(world, seeded);
      const calm = await rateOf(world, seeded);
      const stuckIssue = await world.publish(stuck);
      await startIssue(stuckIssue);
      await until(() => tarpit.connections > 0, 30);
      const beside = await rateOf(world, seeded);
      world.check(tarpit.accepted.length === 0 && tarpit.connections > 1, 'the tarpit was none');
      delete tarpit.script.drip;
      await world.finished(stuckIssue);
      // Once more alone: what else this machine does changes with time.
      const calmAfter = await rateOf(world, seeded);
      const share = Math.round((200 * beside) / (calm + calmAfter));
      const rates = [calm, beside, calmAfter].map((rate) => Math.round(rate));
      world.note(`${rates.join(', ')} messages a second before, beside and after it (${share} %)`);
      world.check(share >= 90, `beside the tarpit it has ${share} % of its calm rate`);
      world.perIssue = true;
    },
  },
];
