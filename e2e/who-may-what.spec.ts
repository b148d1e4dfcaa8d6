import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { type Act, can } from '@/lib/auth/can';
import { sessionCookie } from '@/lib/auth/cookies';
import { db } from '@/lib/db/db';
import type { Role, User } from '@/lib/db/types';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { disconnectQueue } from '@/lib/queue/queue';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { make } from '@/lib/testing/make';
import { expect, newPublication, type TestPublication, test } from './fixtures';
import { type Answer, ask } from './start-web';

const site = () => new URL(process.env.SITE_URL ?? '').origin.replace(/\/\/[^:/]+/, '//127.0.0.1');
test.afterAll(disconnectQueue);

/** What a way in asks for: a right of the table, or one over the post that its address names. `signed-in`: nothing more.
 *  `subscriber`: who reads here. `elsewhere`: it leads on, or is for the owner of the install. */
type Asks = Act | 'edit' | 'publish' | 'signed-in' | 'subscriber' | 'elsewhere';

/** Every page and every GET of the dashboard and of its API, by the folder it stands in, with ids of rows in its address.
 *  Whoever adds one adds it here. */
const WAYS: Record<string, { path: (ids: Ids) => string; asks: Asks }> = {
  '/dashboard': { path: () => '/dashboard', asks: 'dashboard.see' },
  '/dashboard/comments': { path: () => '/dashboard/comments', asks: 'comments.moderate' },
  '/dashboard/comments/people': { path: () => '/dashboard/comments/people', asks: 'comments.moderate' },
  '/dashboard/comments/settings': { path: () => '/dashboard/comments/settings', asks: 'comments.moderate' },
  '/dashboard/payments': { path: () => '/dashboard/payments', asks: 'billing.change' },
  '/dashboard/payments/connect': { path: () => '/dashboard/payments/connect', asks: 'elsewhere' },
  '/dashboard/payments/money': { path: () => '/dashboard/payments/money', asks: 'billing.change' },
  '/dashboard/payments/offers': { path: () => '/dashboard/payments/offers', asks: 'billing.change' },
  '/dashboard/payments/settings': { path: () => '/dashboard/payments/settings', asks: 'billing.change' },
  '/dashboard/posts': { path: () => '/dashboard/posts', asks: 'post.create' },
  '/dashboard/posts/templates': { path: () => '/dashboard/posts/templates', asks: 'post.create' },
  '/dashboard/posts/trash': { path: () => '/dashboard/posts/trash', asks: 'post.create' },
  '/dashboard/posts/[id]': { path: ({ post }) => `/dashboard/posts/${post}`, asks: 'edit' },
  '/dashboard/posts/[id]/access': { path: ({ post }) => `/dashboard/posts/${post}/access`, asks: 'publish' },
  '/dashboard/posts/[id]/issue': { path: ({ post }) => `/dashboard/posts/${post}/issue`, asks: 'edit' },
  '/dashboard/posts/[id]/mail': { path: ({ post }) => `/dashboard/posts/${post}/mail`, asks: 'publish' },
  '/dashboard/posts/[id]/preview': { path: ({ post }) => `/dashboard/posts/${post}/preview`, asks: 'edit' },
  '/dashboard/posts/[id]/publish': { path: ({ draft }) => `/dashboard/posts/${draft}/publish`, asks: 'publish' },
  '/dashboard/posts/[id]/revisions': { path: ({ post }) => `/dashboard/posts/${post}/revisions`, asks: 'edit' },
  '/dashboard/posts/[id]/revisions/[revisionId]': {
    path: ({ post, revision }) => `/dashboard/posts/${post}/revisions/${revision}`,
    asks: 'edit',
  },
  '/dashboard/publications': { path: () => '/dashboard/publications', asks: 'dashboard.see' },
  '/dashboard/publications/new': { path: () => '/dashboard/publications/new', asks: 'elsewhere' },
  '/dashboard/settings': { path: () => '/dashboard/settings', asks: 'settings.change' },
  '/dashboard/settings/activity': { path: () => '/dashboard/settings/activity', asks: 'activity.see' },
  '/dashboard/settings/delete': { path: () => '/dashboard/settings/delete', asks: 'publication.delete' },
  '/dashboard/settings/domain': { path: () => '/dashboard/settings/domain', asks: 'settings.change' },
  '/dashboard/settings/mail-servers': { path: () => '/dashboard/settings/mail-servers', asks: 'settings.change' },
  '/dashboard/settings/sending': { path: () => '/dashboard/settings/sending', asks: 'settings.change' },
  '/dashboard/settings/team': { path: () => '/dashboard/settings/team', asks: 'team.change' },
  '/dashboard/site': { path: () => '/dashboard/site', asks: 'elsewhere' },
  '/dashboard/site/navigation': { path: () => '/dashboard/site/navigation', asks: 'site.change' },
  '/dashboard/site/pages': { path: () => '/dashboard/site/pages', asks: 'site.change' },
  '/dashboard/site/podcast': { path: () => '/dashboard/site/podcast', asks: 'site.change' },
  '/dashboard/site/profile': { path: () => '/dashboard/site/profile', asks: 'dashboard.see' },
  '/dashboard/site/sections': { path: () => '/dashboard/site/sections', asks: 'site.change' },
  '/dashboard/site/tags': { path: () => '/dashboard/site/tags', asks: 'site.change' },
  '/dashboard/site/theme': { path: () => '/dashboard/site/theme', asks: 'site.change' },
  '/dashboard/theme-preview': { path: () => '/dashboard/theme-preview', asks: 'site.change' },
  '/dashboard/subscribers': { path: () => '/dashboard/subscribers', asks: 'subscribers.see' },
  '/dashboard/subscribers/[id]': { path: ({ subscriber }) => `/dashboard/subscribers/${subscriber}`, asks: 'subscribers.see' },
  '/dashboard/subscribers/segments': { path: () => '/dashboard/subscribers/segments', asks: 'subscribers.see' },
  '/dashboard/subscribers/segments/[id]': {
    path: ({ segment }) => `/dashboard/subscribers/segments/${segment}`,
    asks: 'subscribers.change',
  },
  '/api/issues/[id]/progress': { path: ({ issue }) => `/api/issues/${issue}/progress`, asks: 'issue.see' },
  '/api/issues/[id]/report': { path: ({ issue }) => `/api/issues/${issue}/report`, asks: 'subscribers.export' },
  '/api/linked-posts': { path: ({ post }) => `/api/linked-posts?id=${post}`, asks: 'post.create' },
  '/api/payments/[list]': { path: () => '/api/payments/payments.csv', asks: 'billing.change' },
  '/api/posts/[id]/mail-size': { path: ({ post }) => `/api/posts/${post}/mail-size`, asks: 'edit' },
  '/api/posts/[id]/preview-mail': { path: ({ post }) => `/api/posts/${post}/preview-mail`, asks: 'edit' },
  '/api/posts/[id]/review': { path: ({ post }) => `/api/posts/${post}/review`, asks: 'edit' },
  '/api/posts/[id]/social-picture': { path: ({ post }) => `/api/posts/${post}/social-picture`, asks: 'edit' },
  '/api/subscribers/[id]/data': { path: ({ subscriber }) => `/api/subscribers/${subscriber}/data`, asks: 'subscribers.export' },
  '/account': { path: () => '/account', asks: 'signed-in' },
  '/account/data': { path: () => '/account/data', asks: 'subscriber' },
  '/account/payments': { path: () => '/account/payments', asks: 'signed-in' },
  '/account/profile': { path: () => '/account/profile', asks: 'signed-in' },
};

/** What is everyone’s, shows nothing of anybody, or is opened by a secret in its address; each has journeys of its own. */
const EVERYONES = [
  ...['/api/auth/[...nextauth]', '/api/oembed', '/api/polls/[id]', '/api/hosts/certificate', '/dashboard/switch'],
  ...['/api/unsubscribe/[token]', '/api/unsubscribe/comments/[token]'],
];

/** What takes a POST from pages of our own host alone. */
const OUR_FORMS = [
  ...['/api/subscribe', '/api/free-preview', '/api/likes/[postId]', '/api/comments/[id]/like', '/api/polls/[id]'],
  ...['/api/reader-picture', '/api/links', '/api/uploads/from-link', '/api/uploads', '/api/attachments'],
  ...['/api/posts/[id]/presence', '/api/posts/[id]/links', '/api/auth/[...nextauth]'],
];
/** What other machines post to: they are known by a token or a signature, and no cookie is looked at. */
const MACHINES = [
  ...['/api/unsubscribe/[token]', '/api/unsubscribe/comments/[token]'],
  ...['/api/stripe/webhook/[[...endpoint]]', '/api/mail-events/[provider]'],
];

const ROLES: Role[] = ['owner', 'admin', 'editor', 'author', 'contributor'];
/** Stands in every row of a publication that an address of the table names. */
const SECRET = 'wintergreen';

type Ids = { post: string; draft: string; revision: string; issue: string; subscriber: string; segment: string };

async function rowsOf({ id: publicationId, ownerId }: TestPublication): Promise<Ids> {
  const named = { title: SECRET, access: 'everyone' as const };
  const post = await make.openPost(publicationId, ownerId, named);
  const draft = await make.post(publicationId, ownerId, { title: SECRET });
  const issue = await db.issue.create({
    data: {
      ...{ publicationId, postId: post.id, createdById: ownerId, subject: SECRET, audience: { kind: 'everyone' } },
      ...{ fromName: SECRET, fromEmail: 'post@letters.test', frozenAt: new Date(), finishedAt: new Date() },
    },
  });
  const subscriber = await make.subscriber(publicationId, { email: `${SECRET}-${publicationId.slice(0, 8)}@example.com` });
  await make.delivery(issue, subscriber);
  const segment = await db.segment.create({
    data: { publicationId, name: SECRET, rule: { match: 'all', conditions: [] } },
  });
  return {
    ...{ post: post.id, draft: draft.id, revision: post.publishedRevisionId ?? '' },
    ...{ issue: issue.id, subscriber: subscriber.id, segment: segment.id },
  };
}

async function sessionOf(publicationId: string, userId: string): Promise<string> {
  const value = randomToken();
  const expires = new Date(Date.now() + 86_400_000);
  await db.session.create({ data: { sessionToken: sha256(value), userId, publicationId, expires } });
  return `${sessionCookie()}=${value}`;
}

/** Whether an answer is the page. One that has begun to be sent says in its body that there is none, or leads on by it. */
const isOpen = ({ status, text }: Answer) => status === 200 && !/NEXT_(HTTP_ERROR_FALLBACK|REDIRECT)/.test(text);

function allows(asks: Asks, who: { role: Role | null; user: User }, ownerId: string): boolean {
  if (asks === 'signed-in') return true;
  if (asks === 'subscriber') return who.role === null;
  if (asks === 'elsewhere') return false;
  if (asks !== 'edit' && asks !== 'publish') return can(who.role, asks);
  return who.role !== null && mayWithPost({ user: who.user, role: who.role }, asks, { authorId: ownerId });
}

/** Of `export function GET`, `export const POST` and `export const { GET, POST }`. */
const methodsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function|const) (\w+|\{[^}]*\})/gm)].flatMap(([, names = '']) =>
    (names.match(/\w+/g) ?? []).filter((name) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(name)),
  );
const wayOf = (file: string) =>
  file
    .replace(/\/(page\.tsx|route\.ts)$/, '')
    .replace(/^app/, '')
    .replace(/\/\([a-z]+\)/g, '');

test('every way into the desk and its API is in a table here', () => {
  const pages = globSync('app/{dashboard,*/account}/**/page.tsx').map((file) => ({ way: wayOf(file), method: 'GET' }));
  const routes = globSync('app/{api,dashboard,*/account}/**/route.ts').flatMap((file) =>
    methodsOf(file).map((method) => ({ way: wayOf(file), method })),
  );
  const all = [...pages, ...routes];
  expect(all.length).toBeGreaterThan(70);
  const known = { GET: [...Object.keys(WAYS), ...EVERYONES], POST: [...OUR_FORMS, ...MACHINES] } as Record<string, string[]>;
  expect(all.filter(({ way, method }) => !known[method]?.includes(way))).toEqual([]);
  const gone = Object.entries(known).flatMap(([method, ways]) =>
    ways.filter((way) => !all.some((each) => each.way === way && each.method === method)),
  );
  expect(gone).toEqual([]);
});

test('a form of another site is refused, whoever is signed in', async ({ publication }) => {
  const cookie = await sessionOf(publication.id, publication.ownerId);
  const { post } = await rowsOf(publication);
  const form = 'email=reader%40example.com&likes=yes&answer=a&website=&url=https%3A%2F%2Fexample.com%2F';
  const multipart = '--b\r\nContent-Disposition: form-data; name="likes"\r\n\r\nyes\r\n--b--\r\n';
  const bodies: [string, string][] = [
    ['application/x-www-form-urlencoded', form],
    ['multipart/form-data; boundary=b', multipart],
    ['text/plain', JSON.stringify({ url: 'https://example.com/', windowId: randomUUID() })],
  ];
  const froms: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  const taken: string[] = [];
  for (const way of OUR_FORMS) {
    const path = way.replace(/\[\.\.\.nextauth\]/, 'signout').replace(/\[\w+\]/g, post);
    for (const from of froms)
      for (const [type, body] of bodies) {
        const { status } = await ask(site(), path, { host: publication.host, cookie, 'content-type': type, ...from }, body);
        if (status !== 403) taken.push(`${path} ${type} ${JSON.stringify(from)}: ${status}`);
      }
  }
  expect(taken).toEqual([]);
  expect(await db.session.count({ where: { publicationId: publication.id } })).toBe(1);
});

test('each role finds what it may see and nothing else, and nobody what is another publication’s', async ({ publication }) => {
  test.slow();
  const other = await newPublication('Somebody Else’s Letter');
  const [own, others] = await Promise.all([rowsOf(publication), rowsOf(other)]);
  await make.paymentAccount(publication.id);
  const people: { name: string; role: Role | null; user: User; cookie: string }[] = [];
  for (const role of ROLES) {
    const user = await make.member(publication.id, role);
    people.push({ name: role, role, user, cookie: await sessionOf(publication.id, user.id) });
  }
  const reader = await make.reader(publication.id);
  people.push({ name: 'reader', role: null, user: reader, cookie: await sessionOf(publication.id, reader.id) });

  const found: string[] = [];
  for (const [way, { path, asks }] of Object.entries(WAYS)) {
    const open = async (ids: Ids, headers: Record<string, string>) =>
      ask(site(), path(ids), { host: publication.host, ...headers });
    const nobody = await open(own, {});
    if (isOpen(nobody) || nobody.text.includes(SECRET)) found.push(`${way}: open to nobody (${nobody.status})`);
    // A session is of its host: the owner of another publication is nobody here.
    const stranger = await open(own, { cookie: await sessionOf(other.id, other.ownerId) });
    if (isOpen(stranger) || stranger.text.includes(SECRET)) found.push(`${way}: open to a stranger (${stranger.status})`);
    for (const who of people) {
      const answer = await open(own, { cookie: who.cookie });
      const may = allows(asks, who, publication.ownerId);
      if (isOpen(answer) !== may) found.push(`${way}: ${who.name} gets ${answer.status}`);
      if (!may && answer.text.includes(SECRET)) found.push(`${way}: ${who.name} is told`);
      if (isOpen(answer) && !/no-store/.test(answer.headers['cache-control'] ?? ''))
        found.push(`${way}: ${who.name}’s may be kept by others`);
      if (path(own) === path(others)) continue;
      const there = await open(others, { cookie: who.cookie });
      if (there.text.includes(SECRET) || (isOpen(there) && way !== '/api/linked-posts'))
        found.push(`${way}: ${who.name} sees another publication’s (${there.status})`);
    }
  }
  expect(found).toEqual([]);
});
