import { flushCounts } from '@/lib/comments/flush-counts';
import { db } from '@/lib/db/db';

type Said = { by: string; text: string; hoursAgo: number; likes?: number; answers?: Said[] };

const OWNER = 'Ada Moreno';

/** What readers say under the newest letter. */
const SAID: Said[] = [
  {
    by: 'Teresa Pires',
    text: 'My grandfather lit it in the war years. He counted the stairs aloud, every night, and we children counted with him from bed.',
    hoursAgo: 60,
    likes: 14,
    answers: [
      { by: OWNER, text: 'I would give a lot to hear that. Did he ever get another number than 112?', hoursAgo: 58, likes: 6 },
      {
        by: 'Teresa Pires',
        text: 'Once, in fog. *“A hundred and eleven,”* he said, *“one of them was asleep.”*',
        hoursAgo: 57,
        likes: 21,
      },
    ],
  },
  {
    by: 'Jonas Keller',
    text: 'Sensors do fail. We had the same box at our pier for two winters:\n\n- the mirror froze over\n- a spider moved in\n- nobody noticed for nine days\n\n**Let her keep the key.**',
    hoursAgo: 50,
    likes: 9,
    answers: [{ by: 'Mara Silva', text: 'Nine days!', hoursAgo: 41 }],
  },
  { by: 'Sven Hansen', text: 'So the light is on, and there is nobody home.', hoursAgo: 30, likes: 5 },
];

/** Readers who talk under a post, and their likes; one comment waits for the writer. */
export async function addDemoComments(publicationId: string, ownerId: string, postId: string) {
  const people = new Map<string, string>();
  const commenter = async (name: string) => {
    const known = people.get(name);
    if (known) return known;
    const userId = name === OWNER ? ownerId : (await readerNamed(publicationId, name)).id;
    const { id } = await db.commenter.create({ data: { publicationId, userId, name, pageSince: new Date() } });
    people.set(name, id);
    return id;
  };
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  async function say({ by, text, hoursAgo, likes = 0, answers = [] }: Said, above: { id: string; rootId: string } | null) {
    const { id } = await db.comment.create({
      data: {
        ...{ publicationId, postId, commenterId: await commenter(by), body: text, likes, createdAt: ago(hoursAgo) },
        ...{ parentId: above?.id, rootId: above?.rootId },
      },
    });
    for (const answer of answers) await say(answer, { id, rootId: above?.rootId ?? id });
  }
  for (const said of SAID) await say(said, null);
  await db.comment.create({
    data: {
      ...{
        publicationId,
        postId,
        commenterId: await commenter('Hugo Vogel'),
        createdAt: ago(2),
        heldAt: ago(2),
        heldFor: 'link',
      },
      body: 'There is a petition: https://keep-the-keeper.example/sign',
    },
  });
  await db.postLike.createMany({
    data: Array.from({ length: 37 }, (_, at) => ({ publicationId, postId, browserHash: `demo ${at}`, createdAt: ago(at) })),
  });
  await db.discussion.create({ data: { postId, publicationId, comments: 6, changedAt: new Date() } });
  await flushCounts();
}

/** A reader of the demo, as one who has signed in. */
const readerNamed = (publicationId: string, name: string) =>
  db.$transaction(async (tx) => {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
    const known = await tx.subscriber.findFirst({ where: { publicationId, emailFolded: email } });
    if (!known)
      await tx.subscriber.create({
        data: {
          publicationId,
          email,
          emailFolded: email,
          name,
          subscription: { create: { publicationId, confirmedAt: new Date() } },
        },
      });
    return tx.user.upsert({ where: { email }, update: {}, create: { email, name } });
  });
