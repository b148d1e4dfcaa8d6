import sharp from 'sharp';
import { db, disconnect } from '@/lib/db/db';
import { documentText } from '@/lib/document/document-text';
import { parseDocument } from '@/lib/document/parse-document';
import type { DocumentNode, PostDocument } from '@/lib/document/types';
import { env } from '@/lib/env';
import { slugify } from '@/lib/format/slug';
import { keepRevision } from '@/lib/posts/keep-revision';
import { touchPost } from '@/lib/posts/touch-post';
import { createPublication } from '@/lib/publications/create-publication';
import { publicationUrl } from '@/lib/publications/publication-url';
import { disconnectQueue } from '@/lib/queue/queue';
import { addDemoComments } from './demo/comments';
import { type DemoPicture, type DemoPost, POSTS } from './demo/posts';
import { addDemoIssue, addDemoReaders } from './demo/readers';
import { SCENES } from './demo/scenes';
import { bold, say } from './terminal';

// `npm run demo`: a publication with posts, readers and mailings, so that every screen can be seen full. Sends nothing.

// Drawn before the uploading code is loaded: that one forbids SVG in the whole process, as it should for what people send.
const pictures = new Map<string, Buffer>();
for (const [name, svg] of Object.entries(SCENES))
  pictures.set(name, await sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer());
const { uploadImage } = await import('@/lib/posts/upload-image');

type Place = { publicationId: string; host: string; userId: string };

async function findPlace(): Promise<Place> {
  const first = await db.publication.findFirst({
    orderBy: { createdAt: 'asc' },
    include: { team: { where: { role: 'owner' } } },
  });
  const owner = first?.team[0];
  if (first && owner) return { publicationId: first.id, host: first.host, userId: owner.userId };
  const { publication, userId } = await db.$transaction((tx) =>
    createPublication(tx, {
      name: 'The Harbour Letter',
      host: env().SITE_URL.hostname,
      owner: { name: 'Ada Moreno', email: 'ada@example.com' },
    }),
  );
  await db.publication.update({
    where: { id: publication.id },
    data: { description: 'Letters from a small harbour, every Thursday.', postalAddress: '1 Harbour Street\nSpringfield' },
  });
  return { publicationId: publication.id, host: publication.host, userId };
}

async function documentOf({ publicationId, userId }: Place, { body }: DemoPost): Promise<PostDocument> {
  const content: DocumentNode[] = [];
  for (const part of body) {
    if (!isPicture(part)) {
      content.push(part);
      continue;
    }
    const { scene, alt, caption, width } = part;
    const uploaded = await uploadImage({ publicationId, userId, bytes: pictures.get(scene)!, fileName: `${scene}.jpg` });
    if (!uploaded.ok) throw new Error(`The picture ${scene} was refused: ${uploaded.problem}`);
    content.push({ type: 'image', attrs: { key: uploaded.key, alt, caption, width } });
  }
  const parsed = parseDocument({ type: 'doc', content });
  if (!parsed.ok) throw new Error(`A demo post is not a document: ${parsed.problem}`);
  return parsed.document;
}
const isPicture = (part: DocumentNode | DemoPicture): part is DemoPicture => 'scene' in part;

async function addPost(place: Place, post: DemoPost) {
  const { publicationId, host, userId } = place;
  const { title, subtitle, daysAgo } = post;
  const document = await documentOf(place, post);
  const at = new Date(Date.now() - (daysAgo ?? 0) * 86_400_000);
  await db.$transaction(async (tx) => {
    const made = await tx.post.create({
      data: {
        publicationId,
        authorId: userId,
        title,
        subtitle,
        document,
        createdAt: at,
        updatedAt: at,
        ...(daysAgo === null ? {} : { slug: slugify(title), publishedAt: at }),
      },
    });
    if (daysAgo === null) return;
    const { id: publishedRevisionId } = await keepRevision(tx, made, at);
    await tx.post.update({ where: { id: made.id }, data: { publishedRevisionId } });
    await addDemoIssue(tx, {
      publicationId,
      postId: made.id,
      subject: title,
      text: documentText(document, { siteUrl: publicationUrl({ host }) }),
      at,
    });
    await touchPost(tx, { id: made.id, publicationId, publication: { host } });
  });
}

const place = await findPlace();
const url = publicationUrl({ host: place.host });
if (await db.post.findFirst({ where: { publicationId: place.publicationId, slug: slugify(POSTS[0]!.title) } })) {
  say(`The demo is already at ${bold(url)}`);
} else {
  say('Adding readers and posts');
  await addDemoReaders(place.publicationId);
  for (const post of [...POSTS].reverse()) await addPost(place, post);
  const newest = await db.post.findFirst({
    where: { publicationId: place.publicationId, publishedAt: { not: null } },
    orderBy: { publishedAt: 'desc' },
  });
  if (newest) await addDemoComments(place.publicationId, place.userId, newest.id);
  const owner = await db.user.findUniqueOrThrow({ where: { id: place.userId } });
  say(`The demo is at ${bold(url)}`);
  say(`Sign in at ${bold(publicationUrl({ host: place.host }, '/sign-in'))} as ${owner.email}`);
}
await disconnectQueue(); // a picture's smaller copies are queued
await disconnect();
