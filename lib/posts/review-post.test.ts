import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { documentLinks } from '@/lib/document/document-links';
import type { DocumentNode, PostDocument } from '@/lib/document/types';
import { make } from '@/lib/testing/make';
import { checkLinks } from './check-links';
import { publishPost } from './publish-post';
import { reviewPost } from './review-post';

const text = (words: string, href?: string): DocumentNode => ({
  type: 'text',
  text: words,
  ...(href && { marks: [{ type: 'link', attrs: { href } }] }),
});
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content });
const doc = (...content: DocumentNode[]): PostDocument => ({ type: 'doc', content });
const picture = (alt: string): DocumentNode => ({
  type: 'image',
  attrs: { key: 'abcdefghijklmnopqrstuv', alt, caption: '', width: 'normal' },
});

async function post(words: { title?: string; subtitle?: string; document: PostDocument }, postalAddress = '1 Main Street') {
  const { id: publicationId } = await make.publication({ postalAddress });
  const author = await make.member(publicationId);
  const { id } = await make.post(publicationId, author.id);
  await db.post.update({
    where: { id },
    data: { title: 'Salt', subtitle: 'And paper', ...words, document: words.document as object },
  });
  return { publicationId, id };
}
const kinds = async (made: Promise<{ publicationId: string; id: string }>) => {
  const { publicationId, id } = await made;
  return (await reviewPost(publicationId, id))?.map(({ kind, place }) => [kind, place]);
};

test('a post in order gives nothing to say', async () => {
  expect(await kinds(post({ document: doc(p(text('It begins.')), picture('A boat')) }))).toEqual([]);
});

test('what is missing is named with its place', async () => {
  const quote = { type: 'blockquote', content: [p(text('said'))] };
  const document = doc(p(text('It begins.')), picture(''), quote, picture(' '));
  expect(await kinds(post({ subtitle: '', document }, ''))).toEqual([
    ['no-subtitle', 'subtitle'],
    ['no-alt', '1'],
    ['no-alt', '3'],
    ['no-postal-address', null],
  ]);
  expect(await kinds(post({ title: '', document: doc(p()) }))).toEqual([
    ['no-title', 'title'],
    ['empty', '0'],
  ]);
});

test('a card of a post that readers can not open is named, one of a published post is not', async () => {
  const { publicationId, id } = await post({ document: doc(p(text('It begins.'))) });
  const author = await make.member(publicationId);
  const other = await make.post(publicationId, author.id);
  const card = { type: 'postCard', attrs: { postId: other.id } };
  await db.post.update({ where: { id }, data: { document: doc(p(text('It begins.')), card) as object } });
  expect(await kinds(Promise.resolve({ publicationId, id }))).toEqual([['card-without-post', '1']]);
  await publishPost({ publicationId, postId: other.id, userId: author.id, revision: 0, audience: null });
  expect(await kinds(Promise.resolve({ publicationId, id }))).toEqual([]);
});

test('a paywall with nothing above or below it is named', async () => {
  const [words, wall] = [p(text('It begins.')), { type: 'paywall' }];
  expect(await kinds(post({ document: doc(words, wall, words) }))).toEqual([]);
  expect(await kinds(post({ document: doc(words, wall, p()) }))).toEqual([['empty-paywall', '1']]);
  expect(await kinds(post({ document: doc(p(), wall, words) }))).toEqual([['empty-paywall', '1']]);
});

test('a long subject and a mail that is cut off are said while it can still be mailed', async () => {
  const long = { title: 'x'.repeat(61), document: doc(...Array.from({ length: 300 }, () => p(text('word '.repeat(80))))) };
  const made = await post(long);
  expect(await kinds(Promise.resolve(made))).toEqual([
    ['long-subject', 'title'],
    ['mail-too-long', null],
  ]);
  await db.post.update({ where: { id: made.id }, data: { publishedAt: new Date() } });
  expect(await kinds(Promise.resolve(made))).toEqual([]);
});

test('another publication and the trash have no such post', async () => {
  const { publicationId, id } = await post({ document: doc(p(text('It begins.'))) });
  expect(await reviewPost((await make.publication()).id, id)).toBeNull();
  await db.post.update({ where: { id }, data: { deletedAt: new Date() } });
  expect(await reviewPost(publicationId, id)).toBeNull();
});

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, at: (path: string) => `http://links.test:${port}${path}` };
}

test('only what a server says is gone is dead; what does not answer is not', async () => {
  const asked: string[] = [];
  const { port, at } = await serve(({ url = '', method = '' }, response) => {
    asked.push(`${method} ${url}`);
    const status = { '/gone': 410, '/missing': 404, '/shy': method === 'HEAD' ? 405 : 200, '/no-robots': 403, '/broken': 503 }[
      url
    ];
    response.writeHead(status ?? 200).end();
  });
  const document = doc(
    p(text('fine', at('/fine')), text(' and '), text('again', at('/fine')), text('mail', 'mailto:a@b.example')),
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [p(text('gone', at('/gone')), text('missing', at('/missing')))] }],
    },
    p(text('shy', at('/shy')), text('robots', at('/no-robots')), text('broken', at('/broken'))),
    p(text('inside', 'http://10.0.0.1/'), text('nowhere', 'http://nowhere.test/')),
    { type: 'button', attrs: { href: at('/missing'), label: 'Read on' } },
  );
  const resolve = async (name: string) => {
    if (name === 'nowhere.test') throw new Error('ENOTFOUND');
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const allow = (target: { address: string; port: number }) => target.port === port;
  const publication = await make.publication();
  const { findings, asked: count, left } = await checkLinks(publication, document, { allow, resolve });
  expect(findings.map(({ words, place, verdict }) => [words, place, verdict])).toEqual([
    ['gone', '1.0.0', 'dead'],
    ['missing', '1.0.0', 'dead'],
    ['broken', '2', 'unreached'],
    ['inside', '3', 'private'],
    ['nowhere', '3', 'unreached'],
    ['Read on', '4', 'dead'],
  ]);
  expect([count, left]).toEqual([8, 0]);
  expect(asked.filter((each) => each.endsWith('/fine'))).toEqual(['HEAD /fine']);
  expect(asked.filter((each) => each.endsWith('/missing'))).toEqual(['HEAD /missing', 'GET /missing']);
});

test('of very many links the first are asked, and the rest are told as left out', async () => {
  const { port, at } = await serve((_, response) => response.end());
  const document = doc(p(...Array.from({ length: 55 }, (_, number) => text(`l${number}`, at(`/${number}`)))));
  expect(documentLinks(document)).toHaveLength(55);
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const checked = await checkLinks(await make.publication(), document, { allow: (target) => target.port === port, resolve });
  expect(checked).toEqual({ findings: [], asked: 50, left: 5 });
});

test('a link to an own post that is not published is found without asking', async () => {
  const publication = await make.publication();
  const author = await make.member(publication.id);
  await make.post(publication.id, author.id, { slug: 'hidden' });
  await make.post(publication.id, author.id, { slug: 'seen', publishedAt: new Date() });
  const link = (path: string) => text(path, `https://${publication.host}${path}`);
  const { findings, asked } = await checkLinks(publication, doc(p(link('/p/hidden'), link('/p/seen'), link('/p/renamed'))));
  expect(findings).toMatchObject([{ words: '/p/hidden', verdict: 'dead' }]);
  expect(asked).toBe(0);
});
