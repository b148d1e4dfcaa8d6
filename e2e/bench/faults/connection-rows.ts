import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { makeCertificate } from '@/lib/testing/make-certificate';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import type { FaultRow } from './row';
import { CONNECTIONS, until, type World } from './world';

const DAY = 86_400_000;
/** To the worker a server elsewhere, so one that needs TLS; it leads to this machine all the same. */
const ELSEWHERE = '0.0.0.0';

/** Offers STARTTLS, and puts words of its own into the plain part after "220": a client that keeps them believes them later. */
async function startInjectingServer() {
  let commands = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 injecting.test ESMTP\r\n');
    socket.on('data', (chunk) => {
      const said = chunk.toString('latin1');
      if (/^EHLO/i.test(said)) socket.write('250-injecting.test\r\n250 STARTTLS\r\n');
      else if (/^STARTTLS/i.test(said)) socket.write('220 ready\r\n250-injecting.test\r\n250 AUTH PLAIN\r\n235 ok\r\n250 ok\r\n');
      else if (/^(MAIL|AUTH|RCPT|DATA)/i.test(said)) commands++;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, ELSEWHERE, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    commands: () => commands,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

const troubled = (world: World) =>
  until(async () => (await db.relayTrouble.count()) > 0, world.patience(20)).then((told) =>
    world.check(told, 'the trouble is not told'),
  );

/** A worker with a relay that can't be trusted tells so and sends nothing. */
async function refuses(world: World, port: number) {
  await db.relayTrouble.deleteMany();
  const worker = await world.worker({ SMTP_URL: `smtp://user:secret@${ELSEWHERE}:${port}`, SMTP_TIMEOUT_SECONDS: '2' });
  await troubled(world);
  await sleep(500);
  await worker.stop();
}

export const connectionRows: FaultRow[] = [
  {
    row: 9,
    name: 'the connection is lost after the final dot, the message was taken',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      let drops = 0;
      world.sink.script.dot = () => {
        if (world.sink.accepted.length < world.part(0.2) || drops >= CONNECTIONS) return undefined;
        drops++;
        return 'drop-accepted';
      };
      world.doubles = CONNECTIONS;
      await world.worker();
      const issueId = await world.publish(seeded);
      await world.finished(issueId);
      const states = await world.states(issueId);
      world.check(states.accepted === world.readers, `the ledger counts ${JSON.stringify(states)}`);
    },
  },
  {
    row: 10,
    name: 'the connection is lost in the middle of messages',
    async run(world) {
      const seeded = await world.seed();
      let messages = 0;
      world.sink.script.body = () => (++messages % 25 === 0 ? 300 : undefined);
      await world.worker();
      await world.finished(await world.publish(seeded));
    },
  },
  {
    row: 11,
    name: 'STARTTLS: not offered, a wrong certificate, an expired one, plain words injected',
    async run(world) {
      const issueId = await world.publish(await world.seed());
      const now = Date.now();
      const wrong = makeCertificate('elsewhere.test', new Date(now - DAY), new Date(now + DAY));
      const expired = makeCertificate('localhost', new Date(now - 2 * DAY), new Date(now - DAY));
      for (const made of [null, wrong, expired]) {
        const key = made?.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() ?? '';
        const sink = await startSmtpSink(
          { auth: () => undefined, ...(made ? { tls: { key, cert: made.pem } } : {}) },
          0,
          ELSEWHERE,
        );
        await refuses(world, sink.port);
        world.check(sink.accepted.length + sink.signIns === 0, 'mail or a password went to a server that is not trusted');
        await sink.stop();
      }
      const injecting = await startInjectingServer();
      await refuses(world, injecting.port);
      world.check(injecting.commands() === 0, 'mail or a password went in plain words');
      await injecting.stop();
      const blamed = await db.delivery.count({ where: { OR: [{ attempts: { gt: 0 } }, { state: { not: 'pending' } }] } });
      world.check(blamed === 0, `${blamed} readers were blamed`);
      await world.worker();
      await world.finished(issueId);
    },
  },
  {
    row: 13,
    name: 'the server answers the final dot a second too late, for a few',
    async run(world) {
      const seeded = await world.seed();
      let late = 0;
      world.sink.script.dot = async () => {
        if (world.sink.accepted.length < world.part(0.2) || late >= CONNECTIONS) return undefined;
        late++;
        await sleep(3_000);
        return undefined;
      };
      world.doubles = CONNECTIONS;
      await world.worker({ SMTP_TIMEOUT_SECONDS: '2' });
      await world.finished(await world.publish(seeded));
      await sleep(1_500);
    },
  },
  {
    row: 35,
    name: 'signing in is refused (535) from a fifth on, for a while',
    async run(world) {
      const scale = 0.05; // a minute becomes three seconds
      const sink = await startSmtpSink({ auth: () => undefined });
      world.later(sink.stop);
      let revoked = false;
      sink.script.auth = () => (revoked ? { code: 535, text: '5.7.8 authentication failed' } : undefined);
      sink.script.mail = () => (revoked ? { code: 421, text: '4.7.0 sign in again' } : undefined);
      world.judge(sink);
      const seeded = await world.seed();
      await world.worker({ SMTP_URL: sink.url.replace('//', '//user:secret@'), WORKER_RETRY_SCALE: String(scale) });
      const issueId = await world.publish(seeded);
      await world.arrived(world.part(0.2), sink);
      revoked = true;
      await troubled(world);
      const [before, began] = [sink.signIns, performance.now()];
      await sleep(10_000);
      const allowed = Math.ceil((performance.now() - began) / (60_000 * scale)) + 1;
      const tried = sink.signIns - before;
      world.note(`signed in ${tried} times in ten seconds, ${allowed} allowed`);
      world.check(tried <= allowed, 'it hammers a server that refuses to sign it in');
      world.check(
        (await db.delivery.count({ where: { state: { notIn: ['pending', 'accepted'] } } })) === 0,
        'readers were blamed',
      );
      revoked = false;
      await world.finished(issueId);
    },
  },
  {
    row: 36,
    name: 'the relay’s name is not found',
    async run(world) {
      const issueId = await world.publish(await world.seed());
      const worker = await world.worker({ SMTP_URL: 'smtp://relay.invalid:2525' });
      await troubled(world);
      await sleep(2_000);
      await worker.stop();
      const blamed = await db.delivery.count({ where: { OR: [{ attempts: { gt: 0 } }, { state: { not: 'pending' } }] } });
      world.check(blamed === 0, `${blamed} readers were blamed`);
      await world.worker();
      await world.finished(issueId);
    },
  },
];
