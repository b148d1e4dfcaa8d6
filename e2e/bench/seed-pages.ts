import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';

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
const WORDS = `The lane bends where the old mill stood, and from there you can see the whole valley laid out like a table after a
long supper. Nobody hurries here in October. The light comes late, thins over the water, and stays just long enough to be
noticed. I carried the notebook in my coat and wrote down what I passed: three herons, a gate tied shut with blue twine, the
smell of somebody burning leaves.`.replaceAll('\n', ' ');

const text = (value: string, ...marks: string[]) => ({ type: 'text', text: value, marks: marks.map((type) => ({ type })) });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

/** The body of a post of about 1,200 words, with each of the common nodes. */
function body(serial: number) {
  const link = { type: 'text', text: 'an older letter', marks: [{ type: 'link', attrs: { href: 'https://example.com/older' } }] };
  const item = (value: string) => ({ type: 'listItem', content: [paragraph(text(value))] });
  const plain = () => paragraph(text(WORDS));
  return {
    type: 'doc',
    content: [
      paragraph(text(`Letter number ${serial + 1}. `), text(WORDS)),
      plain(),
      { type: 'heading', attrs: { level: 1 }, content: [text('What was there before')] },
      paragraph(text('As I said in '), link, text(', the mill was '), text('never', 'italic'), text(' for sale. '), text(WORDS)),
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

/** A publication with `count` published posts, the newest first in `slugs`. */
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
  const slugs: string[] = [];
  for (let serial = 0; serial < count; serial++) {
    const [title = '', subtitle = ''] = TITLES[serial % TITLES.length] ?? [];
    const slug = `post-${count - serial}`;
    const shared = { publicationId: publication.id, title, subtitle, document: body(serial) };
    const publishedAt = new Date(Date.now() - serial * 14 * DAY_MS - 3_600_000);
    const post = await db.post.create({ data: { ...shared, authorId: user.id, savedById: user.id, slug, publishedAt } });
    const revision = await db.postRevision.create({
      data: { ...shared, postId: post.id, number: 1, documentVersion: 1, savedById: user.id },
    });
    await db.post.update({ where: { id: post.id }, data: { publishedRevisionId: revision.id } });
    slugs.push(slug);
  }
  return { publication, slugs };
}
