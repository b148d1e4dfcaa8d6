import { sessionCookie } from '@/lib/auth/cookies';
import { db } from '@/lib/db/db';
import { createPublication } from '@/lib/publications/create-publication';
import { randomToken, sha256 } from '@/lib/secrets/hash';

const SENTENCE = 'Nobody hurries here in October and the light comes late over the water. ';
const SENTENCE_WORDS = 13;

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (value: string) => ({ type: 'paragraph', content: [text(value)] });

/** A document of about so many words in paragraphs of 78, with a heading now and then, and a sentence to find in its middle. */
function documentOf(words: number) {
  const count = Math.max(2, Math.round(words / (SENTENCE_WORDS * 6)));
  const blocks = Array.from({ length: count }, (_, at) => [
    ...(at % 12 === 6 ? [{ type: 'heading', attrs: { level: 2 }, content: [text(`Part ${at}`)] }] : []),
    ...(at === count >> 1 ? [paragraph('The middle of the post stands here.')] : []),
    paragraph(SENTENCE.repeat(6).trim()),
  ]);
  return { type: 'doc', content: blocks.flat() };
}

/** A publication with many posts, seven in ten of them published, its owner signed in, and a long and a short draft. */
export async function seedDesk({ host, posts, words }: { host: string; posts: number; words: number }) {
  const owner = { name: 'Ada Moreno', email: 'ada@example.com' };
  const { publication, userId } = await db.$transaction((tx) => createPublication(tx, { name: 'Letters', host, owner }));
  const publicationId = publication.id;
  const document = JSON.stringify(documentOf(300));
  await db.$executeRaw`
    insert into post (publication_id, author_id, title, subtitle, document, slug, revision, created_at, updated_at, published_at,
      scheduled_for)
    select ${publicationId}::uuid, ${userId}::uuid, 'Letter ' || n, 'What was written in week ' || n, ${document}::jsonb,
      case when n % 10 < 7 then 'letter-' || n end, 3, now() - n * interval '1 hour', now() - n * interval '40 minutes',
      case when n % 10 < 7 then now() - n * interval '1 hour' end, case when n % 100 = 99 then now() + n * interval '1 hour' end
    from generate_series(1, ${posts}) n`;
  await db.$executeRaw`
    with kept as (
      insert into post_revision (publication_id, post_id, number, title, subtitle, document, document_version, saved_by_id, reason)
      select publication_id, id, revision, title, subtitle, document, 1, author_id, 'published' from post
      where publication_id = ${publicationId}::uuid and published_at is not null
      returning id, post_id)
    update post set published_revision_id = kept.id from kept where post.id = kept.post_id`;
  const tag = await db.tag.create({ data: { publicationId, name: 'Harbour', slug: 'harbour' } });
  await db.$executeRaw`
    insert into post_tag (publication_id, post_id, tag_id, position)
    select publication_id, id, ${tag.id}::uuid, 0 from post where publication_id = ${publicationId}::uuid and title like '%7'`;
  await db.$executeRawUnsafe('analyze');
  const draft = async (count: number) =>
    (await db.post.create({ data: { publicationId, authorId: userId, title: `${count} words`, document: documentOf(count) } }))
      .id;
  const value = randomToken();
  const expires = new Date(Date.now() + 86_400_000);
  await db.session.create({ data: { sessionToken: sha256(value), userId, publicationId, expires } });
  return { publicationId, session: { name: sessionCookie(), value }, long: await draft(words), short: await draft(100) };
}
