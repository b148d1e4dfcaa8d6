import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import { touchPost } from '@/lib/posts/touch-post';
import { randomToken, sha256 } from '@/lib/secrets/hash';

const DAY_MS = 86_400_000;
const TITLES = [
  ['What the river knew in October', 'A walk upstream, with a notebook and wet feet'],
  ['On keeping tools that were your grandfather’s', ''],
  ['The orchard ledger', 'Eleven years of one field, written down'],
  ['Slow bread', 'Notes from a winter of learning to wait for flour and water'],
  ['Why I mend', ''],
  ['A short history of the wheelbarrow', 'It took Europe a thousand years longer than it should have'],
  ['Letters from the allotment', 'Plot 14, first frost'],
];
/** What letters are made of. A page of one paragraph again and again would be compressed to nothing. */
const SENTENCES = [
  'The lane bends where the old mill stood, and from there you can see the whole valley laid out like a table after supper.',
  'Nobody hurries here in October.',
  'The light comes late, thins over the water, and stays just long enough to be noticed.',
  'I carried the notebook in my coat and wrote down what I passed: three herons, a gate tied shut with blue twine.',
];
const PARTS = [
  'the ferryman|my neighbour’s eldest|a woman with a borrowed ladder|the last of the cartwrights|somebody from the council|our postman'.split(
    '|',
  ),
  'remembers|keeps a record of|has never quite forgiven|would gladly explain|mends by lamplight|sold, and bought back,'.split(
    '|',
  ),
  'the flood of that spring|every hinge in the parish|a wheel with eleven spokes|the smell of burning leaves|two acres of bad clay|her father’s whetstone'.split(
    '|',
  ),
  'before the kettle boils|in exchange for eggs|with more patience than I have|on the first dry Thursday|as if it were nothing|until the bell rings'.split(
    '|',
  ),
];

/** Five sentences, of which there is nowhere the like. @param serial which of all paragraphs it is */
function words(serial: number): string {
  let state = serial * 2_654_435_761 + 1;
  const pick = <Item>(items: Item[]): Item => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return items[(state >>> 8) % items.length] as Item;
  };
  const made = Array.from({ length: 4 }, (_, at) => {
    const [who = '', does = '', what = '', when = ''] = PARTS.map(pick);
    const number = (serial * 37 + at * 101) % 997;
    return `${who[0]?.toUpperCase()}${who.slice(1)} ${does} ${what} ${when}, and wrote ${number} on the wall beside it.`;
  });
  return [pick(SENTENCES), ...made].join(' ');
}

const text = (value: string, ...marks: string[]) => ({ type: 'text', text: value, marks: marks.map((type) => ({ type })) });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

/** The body of a post of about 1,200 words, with each of the common nodes. */
function body(serial: number) {
  const link = { type: 'text', text: 'an older letter', marks: [{ type: 'link', attrs: { href: 'https://example.com/older' } }] };
  const item = (value: string) => ({ type: 'listItem', content: [paragraph(text(value))] });
  let paragraphs = serial * 20;
  const said = () => words(++paragraphs);
  const plain = () => paragraph(text(said()));
  return {
    type: 'doc',
    content: [
      paragraph(text(`Letter number ${serial + 1}. `), text(said())),
      plain(),
      { type: 'heading', attrs: { level: 1 }, content: [text('What was there before')] },
      paragraph(text('As I said in '), link, text(', the mill was '), text('never', 'italic'), text(' for sale. '), text(said())),
      {
        type: 'blockquote',
        content: [paragraph(text('A garden is an argument with the weather that neither side means to win.'))],
      },
      plain(),
      plain(),
      { type: 'bulletList', content: ['A spade with an ash handle', 'Two seasons of seed', 'Patience, mostly'].map(item) },
      { type: 'heading', attrs: { level: 2 }, content: [text('And what is left')] },
      ...Array.from({ length: 6 }, plain),
      { type: 'horizontalRule' },
      plain(),
      paragraph(text('Until Sunday,'), { type: 'hardBreak' }, text('Mara', 'bold')),
    ],
  } as unknown as Prisma.InputJsonObject;
}

/** Somebody who subscribes and is signed in. @returns what their session's cookie holds. */
async function seedReader(publicationId: string): Promise<string> {
  const email = 'rea@readers.test';
  const user = await db.user.create({ data: { email, name: 'Rea' } });
  await db.subscriber.create({
    data: {
      ...{ publicationId, email, emailFolded: email },
      subscription: { create: { publicationId, tier: 'paid', confirmedAt: new Date() } },
    },
  });
  const session = randomToken();
  const expires = new Date(Date.now() + 7 * DAY_MS);
  await db.session.create({ data: { publicationId, userId: user.id, sessionToken: sha256(session), expires } });
  return session;
}

/** A publication with `count` published posts, the newest first in `slugs`; the last one is for those who pay. `session` is that
 *  of a reader who does. */
export async function seedPages({ host, count }: { host: string; count: number }) {
  const publication = await db.publication.create({
    data: {
      host,
      name: 'The Slow Letter',
      description: 'Notes on gardens, tools and unhurried work, every other Sunday.',
    },
  });
  const user = await db.user.upsert({
    where: { email: 'mara@letters.test' },
    create: { email: 'mara@letters.test', name: 'Mara Lindqvist' },
    update: {},
  });
  await db.teamMember.create({ data: { publicationId: publication.id, userId: user.id, role: 'owner' } });
  const tag = await db.tag.create({ data: { publicationId: publication.id, name: 'Letters', slug: 'letters' } });
  const slugs: string[] = [];
  for (let serial = 0; serial < count; serial++) {
    const [title = '', subtitle = ''] = TITLES[serial % TITLES.length] ?? [];
    const slug = `post-${count - serial}`;
    const shared = { publicationId: publication.id, title, subtitle, document: body(serial) };
    const publishedAt = new Date(Date.now() - serial * 14 * DAY_MS - 3_600_000);
    const post = await db.post.create({ data: { ...shared, authorId: user.id, savedById: user.id, slug, publishedAt } });
    await db.postTag.create({ data: { publicationId: publication.id, postId: post.id, tagId: tag.id, position: 0 } });
    const revision = await db.postRevision.create({
      data: { ...shared, postId: post.id, number: 1, documentVersion: 1, savedById: user.id },
    });
    await db.$transaction(async (tx) => {
      const access = serial === count - 1 ? 'paid' : 'everyone';
      await tx.post.update({ where: { id: post.id }, data: { publishedRevisionId: revision.id, access } });
      await touchPost(tx, { id: post.id, publicationId: publication.id, publication });
    });
    slugs.push(slug);
  }
  return { publication, slugs, session: await seedReader(publication.id) };
}
