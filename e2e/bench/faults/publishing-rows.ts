import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { db } from '@/lib/db/db';
import { createPost } from '@/lib/posts/create-post';
import { type PublishInput, publishPost } from '@/lib/posts/publish-post';
import { saveDraft } from '@/lib/posts/save-draft';
import { schedulePost } from '@/lib/posts/schedule-post';
import { updatePublished } from '@/lib/posts/update-published';
import { startTcpProxy } from '@/lib/testing/tcp-proxy';
import type { FaultRow } from './row';
import { databaseNow, until, type World } from './world';

const says = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** A draft that only has to be published. */
async function draft(
  publicationId: string,
  authorId: string,
  words = 'the first words',
  title = 'A letter',
): Promise<PublishInput> {
  const { id: postId } = await createPost({ publicationId, authorId });
  const revision = await write({ publicationId, postId, userId: authorId, revision: 0 }, words, title);
  return { publicationId, postId, userId: authorId, revision, audience: { kind: 'everyone' } };
}

async function write(of: Omit<PublishInput, 'audience'>, words: string, title = 'A letter'): Promise<number> {
  const saved = await saveDraft({ ...of, title, subtitle: '', document: says(words) });
  if (!saved.ok) throw new Error(saved.problem);
  return saved.revision;
}

const issueOf = async (input: PublishInput) => (await db.issue.findFirstOrThrow({ where: { postId: input.postId } })).id;
const startJobs = async (issueIds: string[]) => {
  const [found] = await db.$queryRaw<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job where name = 'start-issue' and data->>'issueId' = any(${issueIds})`;
  return found?.jobs ?? 0;
};
/** What a process that died had begun is rolled back when the server notices. */
const openTransactions = async () => {
  const [found] = await db.$queryRaw<{ open: number }[]>`
    select count(*)::int as open from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`;
  return found?.open ?? 0;
};
const heard = (world: World, words: string) => world.sink.accepted.filter(({ raw }) => raw.includes(words)).length;

/** Publishes in a process of its own, which dies as it says the `dieAt`th thing to the database.
 *  @param arrives whether that still gets there
 *  @returns how many things it said */
async function publishAndDie(
  world: World,
  input: PublishInput,
  dieAt = Number.POSITIVE_INFINITY,
  arrives = false,
): Promise<number> {
  const url = new URL(world.databaseUrl);
  const proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/bench/faults/publisher.ts'], {
    env: { ...process.env, DATABASE_URL: url.href },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let said = 0;
  proxy.count((count) => {
    said = count;
    if (count !== dieAt) return;
    if (arrives) setImmediate(() => child.kill('SIGKILL'));
    else child.kill('SIGKILL');
  });
  child.stdin.end(`${JSON.stringify(input)}\n`);
  await ended;
  await proxy.stop();
  return said;
}

export const publishingRows: FaultRow[] = [
  {
    row: 17,
    name: 'Publish is pressed twenty times at once',
    async run(world) {
      const { publicationId, authorId } = await world.seed();
      const input = await draft(publicationId, authorId);
      await world.worker();
      const answers = await Promise.all(Array.from({ length: 20 }, () => publishPost(input)));
      const issues = new Set(answers.map((answer) => (answer.ok ? answer.issueId : answer.problem)));
      world.check(issues.size === 1, `the presses were answered ${[...issues].join(', ')}`);
      world.check((await db.issue.count()) === 1, `${await db.issue.count()} issues`);
      await world.finished(await issueOf(input));
    },
  },
  {
    row: 18,
    name: 'two editors publish at once, one of them an old version, 20 times',
    async run(world) {
      const { publicationId, authorId } = await world.seed('letters', Math.ceil(world.readers / 20));
      world.sink.script.keepRaw = true;
      await world.worker();
      for (let n = 0; n < 20; n++) {
        const old = await draft(publicationId, authorId, `oldwords${n}`, `Letter ${n}`);
        const newer = { ...old, revision: await write(old, `newwords${n}`, `Letter ${n}`) };
        const [one, other] = n % 2 === 0 ? [old, newer] : [newer, old];
        const answers = await Promise.all([publishPost(one), publishPost(other)]);
        const [stale, won] = n % 2 === 0 ? answers : answers.toReversed();
        world.check(won?.ok === true, `the newer version was answered ${JSON.stringify(won)}`);
        world.check(stale?.ok === false || stale?.issueId === (won?.ok && won.issueId), `the old one ${JSON.stringify(stale)}`);
        await world.finished(await issueOf(old));
        world.check(heard(world, `oldwords${n}`) === 0, 'the old version was sent');
      }
      // Twenty issues to the same readers: one message for each.
      world.perIssue = true;
    },
  },
  {
    row: 20,
    name: 'the post is edited while it is sent',
    async run(world) {
      const { publicationId, authorId } = await world.seed();
      world.sink.script.keepRaw = true;
      await world.worker();
      const input = await draft(publicationId, authorId, 'wordsbefore');
      await publishPost(input);
      await world.arrived(world.part(0.3));
      const revision = await write(input, 'wordsafter');
      const updated = await updatePublished({ ...input, revision });
      world.check(updated.ok, `the edit was answered ${JSON.stringify(updated)}`);
      await world.finished(await issueOf(input));
      world.check(heard(world, 'wordsbefore') === world.readers, `${heard(world, 'wordsbefore')} got the first version`);
      world.check(heard(world, 'wordsafter') === 0, `${heard(world, 'wordsafter')} got the edit`);
    },
  },
  {
    row: 29,
    name: 'a process that publishes is killed at points of chance',
    short: true,
    async run(world) {
      const kills = world.short ? 3 : 20;
      const { publicationId, authorId } = await world.seed('letters', Math.ceil(world.readers / kills));
      const calm = await draft(publicationId, authorId, 'words', 'Letter 0');
      const most = await publishAndDie(world, calm);
      let published = 0;
      const inputs = [calm];
      for (let n = 1; n <= kills; n++) {
        const input = await draft(publicationId, authorId, 'words', `Letter ${n}`);
        inputs.push(input);
        // The last one as it says that all of it stands.
        const dieAt = n === kills ? most : 1 + Math.floor(world.random() * most);
        await publishAndDie(world, input, dieAt, n % 2 === kills % 2);
        await until(async () => (await openTransactions()) === 0, 10);
        const { publishedAt } = await db.post.findUniqueOrThrow({ where: { id: input.postId } });
        const issues = await db.issue.findMany({ where: { postId: input.postId } });
        const jobs = await startJobs(issues.map(({ id }) => id));
        const whole = publishedAt === null ? issues.length === 0 : issues.length === 1 && jobs === 1;
        world.check(whole, `half of letter ${n} stands: ${publishedAt}, ${issues.length} issues, ${jobs} jobs`);
        if (publishedAt) published++;
      }
      world.note(`${kills} kills among ${most} points: ${published} were published, the others are drafts`);
      await world.worker();
      world.perIssue = true;
      for (const input of inputs) {
        const answer = await publishPost(input);
        world.check(answer.ok, `afterwards it was answered ${JSON.stringify(answer)}`);
        await world.finished(await issueOf(input));
      }
      const issues = await db.issue.count();
      world.check(issues === inputs.length, `${issues} issues of ${inputs.length} posts`);
    },
  },
  {
    row: 16,
    name: 'a post is scheduled across a change of daylight saving',
    async run(world) {
      const { publicationId, authorId } = await world.seed();
      const input = await draft(publicationId, authorId);
      // Time enough for the workers to start.
      const at = new Date((await databaseNow()).getTime() + 30_000);
      const scheduled = await schedulePost({ ...input, at });
      world.check(scheduled.ok, `it was answered ${JSON.stringify(scheduled)}`);
      // To one worker it is the moment the clocks of Berlin go forward, to the next the one they go back.
      const clock = join(import.meta.dirname, 'shift-clock.mjs');
      const shifts = ['2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z'].map((change) => Date.parse(change) - at.getTime());
      await Promise.all(
        shifts.map((shift) =>
          world.worker({ TZ: 'Europe/Berlin', CLOCK_SHIFT_SECONDS: String(Math.round(shift / 1000)) }, ['--import', clock]),
        ),
      );
      await until(async () => (await db.issue.count()) > 0, world.patience(60));
      const [issue, ...more] = await db.issue.findMany();
      if (!issue) throw new Error('it is not published');
      const late = (Date.now() - at.getTime()) / 1000;
      world.note(`published ${late.toFixed(1)} s after its time`);
      world.check(late >= 0 && late < 30, `it was published ${late} s after its time`);
      await world.finished(issue.id);
      world.check(more.length === 0, `${more.length + 1} issues`);
    },
  },
  {
    row: 29,
    name: 'the web process dies between the post’s state and the job',
    short: true,
    async run(world) {
      const { publicationId, authorId } = await world.seed();
      const input = await draft(publicationId, authorId);
      // Dies at the last statement of the transaction: the server ends the connection there.
      await db.$executeRawUnsafe(`create function die() returns trigger language plpgsql as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
      await db.$executeRawUnsafe(
        "create trigger die before insert on pgboss.job for each row when (new.name = 'start-issue') execute function die()",
      );
      for (let n = 0; n < 3; n++) {
        const answer = await publishPost(input).catch(() => 'died');
        world.check(answer === 'died', `it was answered ${JSON.stringify(answer)}`);
        const { publishedAt } = await db.post.findUniqueOrThrow({ where: { id: input.postId } });
        const issues = await db.issue.count();
        world.check(publishedAt === null && issues === 0, `half of it stands: ${publishedAt}, ${issues} issues`);
      }
      await db.$executeRawUnsafe('drop trigger die on pgboss.job');
      await world.worker();
      const answer = await publishPost(input);
      world.check(answer.ok, `afterwards it was answered ${JSON.stringify(answer)}`);
      await world.finished(await issueOf(input));
    },
  },
];
