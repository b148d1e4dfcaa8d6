import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startSession } from '@/lib/auth/start-session';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { browser } from '@/lib/testing/asking-browser';
import { make } from '@/lib/testing/make';
import { getPublicationByHost } from './get-publication-by-host';
import { publicationUrl } from './publication-url';
import { requestPublication } from './request-publication';
import { requireMember } from './require-member';

vi.mock('next/headers', async () => (await import('@/lib/testing/asking-browser')).nextHeaders);

const NOT_FOUND = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' };
const leadsTo = (url: string) => ({ digest: expect.stringContaining(`;${url};`) });

let publication: Publication;
beforeEach(async () => {
  publication = await make.publication();
  browser.asks(publication.host);
});

describe('the host names the publication', () => {
  test.each(['', ':3000', '.', '.:3000'])('with %j behind it', async (tail) => {
    browser.asks(`${publication.host.toUpperCase()}${tail}`);
    expect(await requestPublication()).toMatchObject({ id: publication.id });
  });

  test.each(['unknown.test', '', 'letters', 'localhost:3000', "x' or 1=1", '*'])(
    '%j is nobody’s: its front page says so',
    async (host) => {
      browser.asks(host);
      await expect(requestPublication()).rejects.toMatchObject(leadsTo('/'));
      expect(await getPublicationByHost(host)).toBeNull();
    },
  );

  test('a forwarded host changes nothing', async () => {
    const other = await make.publication();
    browser.asks(publication.host, { 'x-forwarded-host': other.host, forwarded: `host=${other.host}` });
    expect(await requestPublication()).toMatchObject({ id: publication.id });
  });

  test('another host of a publication leads to its primary one', async () => {
    const host = `other-${publication.host}`;
    await db.publicationHost.create({ data: { host, publicationId: publication.id } });
    browser.asks(host);
    await expect(requestPublication('/about')).rejects.toMatchObject(leadsTo(publicationUrl(publication, '/about')));
  });
});

describe('where a publication still answers', () => {
  test('on its home host, beside its custom domain; another of its hosts leads to the primary one', async () => {
    const [home, other] = [`home-${publication.host}`, `other-${publication.host}`];
    await db.publication.update({ where: { id: publication.id }, data: { homeHost: home } });
    await db.publicationHost.createMany({ data: [home, other].map((host) => ({ host, publicationId: publication.id })) });
    browser.asks(home);
    expect(await requestPublication('/account', 'held')).toMatchObject({ id: publication.id });
    await expect(requestPublication('/about')).rejects.toMatchObject(leadsTo(publicationUrl(publication, '/about')));
    browser.asks(other);
    await expect(requestPublication('/account', 'held')).rejects.toMatchObject(leadsTo(publicationUrl(publication, '/account')));
  });

  test('while it is suspended; everywhere else it is nobody’s', async () => {
    await db.publication.update({ where: { id: publication.id }, data: { suspendedAt: new Date() } });
    expect(await requestPublication('/', 'held')).toMatchObject({ id: publication.id });
    await expect(requestPublication('/')).rejects.toMatchObject(leadsTo('/'));
  });
});

test('addresses take scheme and port from the install and the host from the publication', () => {
  expect(publicationUrl({ host: 'letters.test' })).toBe('http://letters.test:3000/');
  expect(publicationUrl({ host: 'letters.test' }, '/p/a?b=c')).toBe('http://letters.test:3000/p/a?b=c');
});

describe('requireMember', () => {
  test('gives the publication, the person and their role', async () => {
    const user = await make.member(publication.id, 'editor');
    await startSession(user.id, publication.id);
    expect(await requireMember('post.publish-any')).toMatchObject({
      publication: { id: publication.id },
      user: { id: user.id },
      role: 'editor',
    });
  });

  test('leads who is not signed in to the sign-in page and back', async () => {
    await expect(requireMember('dashboard.see', '/dashboard/posts')).rejects.toMatchObject(
      leadsTo('/sign-in?next=%2Fdashboard%2Fposts'),
    );
  });

  test('is 404 without the right, for a reader, and for a member of another team', async () => {
    const author = await make.member(publication.id, 'author');
    await startSession(author.id, publication.id);
    await expect(requireMember('settings.change')).rejects.toMatchObject(NOT_FOUND);
    const reader = await make.user();
    await startSession(reader.id, publication.id);
    await expect(requireMember('dashboard.see')).rejects.toMatchObject(NOT_FOUND);
    const owner = await make.member((await make.publication()).id, 'owner');
    await startSession(owner.id, publication.id);
    await expect(requireMember('dashboard.see')).rejects.toMatchObject(NOT_FOUND);
  });

  test('a session of another publication is none here', async () => {
    const other = await make.publication();
    const user = await make.member(publication.id, 'owner');
    await db.teamMember.create({ data: { publicationId: other.id, userId: user.id, role: 'owner' } });
    await startSession(user.id, other.id);
    await expect(requireMember('dashboard.see')).rejects.toMatchObject(leadsTo('/sign-in?next=%2Fdashboard'));
  });

  test('a removed member, a changed role and a session that ran out count at the next request', async () => {
    const user = await make.member(publication.id, 'admin');
    await startSession(user.id, publication.id);
    await requireMember('settings.change');
    await db.teamMember.updateMany({ where: { userId: user.id }, data: { role: 'author' } });
    await expect(requireMember('settings.change')).rejects.toMatchObject(NOT_FOUND);
    await db.teamMember.deleteMany({ where: { userId: user.id } });
    await expect(requireMember('dashboard.see')).rejects.toMatchObject(NOT_FOUND);
    await db.session.updateMany({ where: { userId: user.id }, data: { expires: new Date(Date.now() - 1) } });
    await expect(requireMember('dashboard.see')).rejects.toMatchObject(leadsTo('/sign-in?next=%2Fdashboard'));
  });
});
