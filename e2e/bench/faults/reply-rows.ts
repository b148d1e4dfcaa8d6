import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { resumeIssue } from '@/lib/delivery/pause-issue';
import type { FaultRow } from './row';
import { until, type World } from './world';

const numberOf = (address: string) => Number(/\d+/.exec(address)?.[0] ?? 0);
const suppressed = () => db.suppression.count();
/** Readers whose tries were used up by what was not about them */
const burned = (issueId: string, most: number) => db.delivery.count({ where: { issueId, attempts: { gt: most } } });

async function sent(world: World, settings: Record<string, string> = {}) {
  const seeded = await world.seed();
  await world.worker(settings);
  return { ...seeded, issueId: await world.publish(seeded) };
}

/** So many messages a second and no more, as a relay's own limit counts them. */
function tokenBucket(perSecond: number) {
  let tokens = perSecond;
  let at = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}

const DISTANCE_MILLISECONDS = 80;
/** So that it takes no longer than other rows where there are very many. */
const MOST_READERS = 4_000;

/** Tries a second of a send, once it is warm: without its first fifth. */
function steadyRate(tries: number[]) {
  const warm = tries.slice(Math.floor(tries.length / 5));
  return (warm.length / ((warm.at(-1) ?? 0) - (warm[0] ?? 0))) * 1000;
}

export const replyRows: FaultRow[] = [
  {
    row: 6,
    name: '421 in the greeting, at MAIL, at RCPT',
    async run(world) {
      let commands = 0;
      const busy = { code: 421, text: '4.3.2 too busy' };
      world.sink.script.mail = () => (++commands % 50 === 0 ? busy : undefined);
      world.sink.script.rcpt = () => (++commands % 50 === 25 ? busy : undefined);
      const { issueId } = await sent(world);
      await world.arrived(world.part(0.3));
      world.sink.script.greeting = () => busy;
      await sleep(2_000);
      delete world.sink.script.greeting;
      await world.finished(issueId);
      world.check((await burned(issueId, 1)) === 0, `${await burned(issueId, 1)} readers lost a try`);
      world.check((await suppressed()) === 0, 'someone was suppressed');
    },
  },
  {
    row: 7,
    name: '450, 451 and 452 for a tenth, twice each',
    async run(world) {
      const tries = new Map<string, number>();
      const put = [
        { code: 450, text: '4.2.0 grey-listed' },
        { code: 452, text: '4.2.2 mailbox full' },
        { code: 451, text: '4.3.1 no disk' },
      ];
      const off = (at: 'rcpt' | 'dot') => (to: string) => {
        const number = numberOf(to);
        if (number % 10 !== 0 || (number % 20 === 0) !== (at === 'rcpt')) return undefined;
        tries.set(to, (tries.get(to) ?? 0) + 1);
        return (tries.get(to) ?? 0) <= 2 ? put[(number / 10) % 3] : undefined;
      };
      world.sink.script.rcpt = off('rcpt');
      world.sink.script.dot = off('dot');
      const { issueId } = await sent(world);
      await world.finished(issueId);
      const states = await world.states(issueId);
      world.check(states.accepted === world.readers, `the ledger counts ${JSON.stringify(states)}`);
      world.check((await suppressed()) === 0, 'someone was suppressed');
    },
  },
  {
    row: 8,
    name: '550 5.1.1, 552 5.2.2 and 5.3.4 for some; 554 5.7.1 for all',
    async run(world) {
      const answers = [
        { code: 550, text: '5.1.1 no such user' },
        { code: 552, text: '5.2.2 mailbox full' },
      ];
      let tooBig = true;
      world.sink.script.rcpt = (to) => (numberOf(to) % 100 < 2 ? answers[numberOf(to) % 100] : undefined);
      world.sink.script.dot = (to) => (tooBig && numberOf(to) % 100 === 2 ? { code: 552, text: '5.3.4 too big' } : undefined);
      const { publicationId, issueId } = await sent(world);
      await world.arrived(world.part(0.3));
      tooBig = false;
      const spam = world.sink.script.dot;
      world.sink.script.dot = () => ({ code: 554, text: '5.7.1 looks like spam' });
      world.check(await world.paused(issueId), 'a refusal of the sender does not pause the issue');
      world.check((await world.issue(issueId)).pauseReason === 'sender-fault', 'the pause has another reason');
      world.sink.script.dot = spam;
      // The rows that were on their way come back first.
      await until(
        async () => (await db.delivery.count({ where: { issueId, leaseToken: { not: null } } })) === 0,
        world.patience(20),
      );
      await resumeIssue(publicationId, issueId);
      await world.finished(issueId);
      const unknown = await db.subscriber.count({ where: { email: { endsWith: '00@letters.example' } } });
      world.check((await suppressed()) === unknown, `${await suppressed()} suppressed, ${unknown} addresses are unknown`);
      const { bounced = 0 } = await world.states(issueId);
      world.note(`${bounced} bounced, ${unknown} suppressed`);
    },
  },
  {
    row: 31,
    name: 'the relay takes 300 a second and answers 454 beyond that',
    async run(world) {
      const may = tokenBucket(300);
      let refused = 0;
      world.sink.script.mail = () => {
        if (may()) return undefined;
        refused++;
        return { code: 454, text: '4.7.0 Throttling failure: Maximum sending rate exceeded' };
      };
      const { issueId } = await sent(world);
      await world.finished(issueId);
      world.check((await burned(issueId, 1)) === 0, `${await burned(issueId, 1)} readers lost a try`);
      const share = Math.round((100 * refused) / (refused + world.sink.accepted.length));
      world.note(`${share} % of all tries were refused`);
    },
  },
  {
    row: 33,
    name: 'everyone is put off for a while, then the relay is back',
    async run(world) {
      const readers = Math.min(world.readers, MOST_READERS);
      const [calm, seeded] = [await world.seed('calm', Math.ceil(readers / 4)), await world.seed('letters', readers)];
      let isAway = false;
      const tries: number[] = [];
      // A relay at some distance: how fast this machine is does not count.
      world.sink.script.rcpt = async () => {
        tries.push(Date.now());
        await sleep(DISTANCE_MILLISECONDS);
        return isAway ? { code: 451, text: '4.3.0 try again later' } : undefined;
      };
      await world.worker();
      await world.finished(await world.publish(calm));
      const steady = steadyRate(tries.splice(0));
      isAway = true;
      const issueId = await world.publish(seeded);
      await until(async () => (await db.deliveryAttempt.count()) >= readers, 120);
      isAway = false;
      await world.finished(issueId);
      const seconds = Map.groupBy(tries, (at) => Math.floor(at / 1000));
      const most = Math.max(...[...seconds.values()].map((each) => each.length));
      world.note(`at most ${most} tries in a second, ${Math.round(steady)} where nothing is wrong`);
      world.check(most <= 2 * steady, `${most} tries in a second, over twice the ${Math.round(steady)} of a calm send`);
      world.check((await suppressed()) === 0, 'someone was suppressed');
      world.check(world.sink.mostConnections <= 8 + 4, `${world.sink.mostConnections} connections at once`);
    },
  },
];
