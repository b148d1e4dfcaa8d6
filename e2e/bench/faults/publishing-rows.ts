import { db } from '@/lib/db/db';
import { createPost } from '@/lib/posts/create-post';
import { type PublishInput, publishPost } from '@/lib/posts/publish-post';
import { saveDraft } from '@/lib/posts/save-draft';
import { updatePublished } from '@/lib/posts/update-published';
import type { FaultRow } from './row';
import type { World } from './world';

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
const heard = (world: World, words: string) => world.sink.accepted.filter(({ raw }) => raw.includes(words)).length;

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
      await world.sink.until(world.part(0.3));
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
