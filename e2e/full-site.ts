import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import { KEY, SAMPLES } from '@/lib/document/sample-nodes';
import { slugify } from '@/lib/format/slug';
import { keepRevision } from '@/lib/posts/keep-revision';
import { savePostSettings } from '@/lib/posts/save-post-settings';
import { touchPost } from '@/lib/posts/touch-post';
import { uploadImage } from '@/lib/posts/upload-image';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import type { TestPublication } from './fixtures';

const text = (words: string) => [{ type: 'text', text: words }];
const paragraph = (words: string) => ({ type: 'paragraph', content: text(words) });
const heading = (words: string, level = 1) => ({ type: 'heading', attrs: { level }, content: text(words) });
const SENTENCE = 'The tide goes out further each autumn, and what it leaves on the sand is written down here, knot by knot. ';

type Written = { title: string; content: object[]; settings?: Prisma.PostUncheckedUpdateInput; tags?: string[] };

async function publish(publication: TestPublication, { title, content, settings, tags }: Written) {
  const { id: publicationId, host, ownerId } = publication;
  const document = { type: 'doc', content } as Prisma.InputJsonObject;
  const slug = slugify(title);
  const now = new Date();
  const post = await db.post.create({
    data: { publicationId, authorId: ownerId, title, subtitle: `About: ${title}`, slug, document, publishedAt: now },
  });
  if (tags) await savePostSettings({ publicationId, postId: post.id, changes: { tags } });
  await db.$transaction(async (tx) => {
    const { id: publishedRevisionId } = await keepRevision(tx, post, now);
    await tx.post.update({ where: { id: post.id }, data: { publishedRevisionId, ...settings } });
    await touchPost(tx, { id: post.id, publicationId, publication: { host } });
  });
  return `/p/${slug}`;
}

/** Fills a publication with one of everything that readers see. @returns its pages by name. */
export async function fillSite(publication: TestPublication) {
  const { id: publicationId, ownerId } = publication;
  const bytes = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#35506b' } })
    .jpeg()
    .toBuffer();
  const picture = await uploadImage({ publicationId, userId: ownerId, bytes, fileName: 'harbour.jpg' });
  if (!picture.ok) throw new Error(`The picture was refused: ${picture.problem}`);
  const { id: sectionId } = await db.section.create({ data: { publicationId, name: 'Harbour news', slug: 'harbour-news' } });
  const samples = JSON.parse(
    JSON.stringify(Object.values(SAMPLES).filter((node) => !('type' in node && node.type === 'paywall'))).replaceAll(
      KEY,
      picture.key,
    ),
  ) as object[];
  const long = Array.from({ length: 5 }, (_, at) => [heading(`Part ${at + 1}`), paragraph(SENTENCE.repeat(16))]).flat();
  const tags = ['Tides', 'Rope & twine'];
  const everything = await publish(publication, {
    title: 'Everything a post can hold',
    content: [heading('All of it'), ...samples],
    tags,
  });
  const post = await publish(publication, { title: 'What the tide left', content: long, tags, settings: { sectionId } });
  const paid = await publish(publication, {
    title: 'For those who pay',
    content: [paragraph('The harbour is free for all.'), { type: 'paywall' }, paragraph('A kingfisher sat on it.')],
    settings: { access: 'paid' },
  });
  const elsewhere = await publish(publication, {
    title: 'A guest letter',
    content: [paragraph('It stood elsewhere first.')],
    settings: { canonicalUrl: 'https://www.elsewhere.example/letter' },
  });
  await publish(publication, { title: 'Colophon', content: [paragraph('Made of paper.')], settings: { kind: 'page' } });
  const { slug: author } = await db.authorProfile.findFirstOrThrow({ where: { publicationId } });
  const { token } = await make.pendingSubscription(publicationId);
  const leaver = await make.subscriber(publicationId, { email: `leaver-${randomUUID().slice(0, 8)}@example.com` });
  return {
    cached: {
      home: '/',
      post,
      comments: `${post}/comments`,
      everything,
      paid,
      elsewhere,
      page: '/colophon',
      about: '/about',
      archive: '/archive',
      'a year': `/archive/${new Date().getUTCFullYear()}`,
      tag: '/tag/tides',
      section: '/s/harbour-news',
      author: `/author/${author}`,
      subscribe: '/subscribe',
      sent: '/subscribe/sent',
      'address refused': '/subscribe/email-invalid',
      missing: '/p/nothing-here',
      'nothing at the root': '/no/such/page',
    },
    personal: {
      search: '/search?q=tide',
      'search without a result': '/search?q=zzz',
      'sign in': '/sign-in',
      confirm: `/confirm/${token}`,
      unsubscribe: `/unsubscribe/${signId('unsubscribe', leaver.id)}`,
      upgrade: '/upgrade',
    },
  };
}
