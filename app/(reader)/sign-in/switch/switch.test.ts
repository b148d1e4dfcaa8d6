import { beforeEach, expect, test, vi } from 'vitest';
import { GET as passOn } from '@/app/dashboard/switch/route';
import { getSession } from '@/lib/auth/get-signed-in';
import { startSession } from '@/lib/auth/start-session';
import { db } from '@/lib/db/db';
import type { Publication, User } from '@/lib/db/types';
import { publicationUrl } from '@/lib/publications/publication-url';
import { switchUrl } from '@/lib/publications/switch-url';
import { browser } from '@/lib/testing/asking-browser';
import { make } from '@/lib/testing/make';
import { GET as comeIn } from './route';

vi.mock('next/headers', async () => (await import('@/lib/testing/asking-browser')).nextHeaders);

let from: Publication;
let to: Publication;
let writer: User;
/** One browser's cookies, host by host. */
let jars: Map<string, typeof browser.jar>;

beforeEach(async () => {
  [from, to] = [await make.publication(), await make.publication()];
  writer = await make.member(from.id, 'owner');
  await db.teamMember.create({ data: { publicationId: to.id, userId: writer.id, role: 'editor' } });
  jars = new Map();
});

/** The browser opens an address; its cookies are the host's alone. @returns where that leads */
async function open(address: string): Promise<string | null> {
  const url = new URL(address);
  browser.asks(url.host);
  browser.jar = jars.get(url.hostname) ?? new Map();
  jars.set(url.hostname, browser.jar);
  const answer = await (url.pathname === '/dashboard/switch' ? passOn : comeIn)(new Request(url));
  const location = answer.headers.get('location');
  return location && new URL(location, url).href;
}

async function signInAt(publication: Publication, user: User) {
  browser.asks(publication.host);
  await startSession(user.id, publication.id);
  jars.set(publication.host, browser.jar);
}
const signedInAt = async (publication: Publication) => {
  const cookie = jars.get(publication.host)?.get('authjs.session-token');
  return cookie ? getSession(publication.id, cookie.value) : null;
};
const signInPage = () => publicationUrl(to, '/sign-in?next=%2Fdashboard');

test('a member of both goes over in three steps, and arrives as themselves', async () => {
  await signInAt(from, writer);
  const asked = await open(switchUrl(to, from.id));
  expect(asked).toContain(publicationUrl(from, `/dashboard/switch?to=${to.id}&nonce=`));
  const passed = await open(asked!);
  expect(passed).toContain(publicationUrl(to, '/sign-in/switch?pass='));
  expect(await open(passed!)).toBe(publicationUrl(to, '/dashboard'));
  expect(await signedInAt(to)).toMatchObject({ user: { id: writer.id }, role: 'editor' });
  // The pass is used up: the nonce is gone.
  expect(await open(passed!)).toBe(signInPage());
  // Signed in there already, nothing is asked.
  expect(await open(switchUrl(to, from.id))).toBe(publicationUrl(to, '/dashboard'));
});

test('a pass in another browser signs nobody in: nobody can be signed in as somebody else', async () => {
  await signInAt(from, writer);
  const passed = await open((await open(switchUrl(to, from.id)))!);
  jars = new Map();
  expect(await open(passed!)).toBe(signInPage());
  await open(switchUrl(to, from.id));
  expect(await open(passed!)).toBe(signInPage());
  expect(await signedInAt(to)).toBeNull();
});

test('who is not signed in, a reader, and who is in one team alone are led to sign in', async () => {
  expect(await open((await open(switchUrl(to, from.id)))!)).toBe(signInPage());
  for (const user of [await make.user(), await make.member(from.id, 'owner')]) {
    jars = new Map();
    await signInAt(from, user);
    expect(await open((await open(switchUrl(to, from.id)))!)).toBe(signInPage());
  }
  jars = new Map();
  const reader = await make.member(to.id, 'owner');
  await signInAt(from, reader);
  expect(await open((await open(switchUrl(to, from.id)))!)).toBe(signInPage());
});

test('who was taken out of the team meanwhile stays out', async () => {
  await signInAt(from, writer);
  const passed = await open((await open(switchUrl(to, from.id)))!);
  await db.teamMember.deleteMany({ where: { publicationId: to.id, userId: writer.id } });
  expect(await open(passed!)).toBe(signInPage());
});

test('a reader’s session of the other host gives way to the writer’s, and ends', async () => {
  const reader = await make.user();
  await signInAt(to, reader);
  const old = jars.get(to.host)?.get('authjs.session-token')?.value ?? '';
  await signInAt(from, writer);
  await open((await open((await open(switchUrl(to, from.id)))!))!);
  expect(await signedInAt(to)).toMatchObject({ user: { id: writer.id } });
  expect(await getSession(to.id, old)).toBeNull();
});

test('from a custom domain only its one keeper goes on: others’ sessions may be known to who keeps it', async () => {
  const editor = await make.member(from.id, 'editor');
  await db.teamMember.create({ data: { publicationId: to.id, userId: editor.id, role: 'owner' } });
  await db.publication.update({ where: { id: from.id }, data: { host: `www.${from.host}`, homeHost: from.host } });
  await db.publicationHost.create({ data: { host: from.host, publicationId: from.id } });
  const domain = { ...from, host: `www.${from.host}` };
  const goes = async (user: User, at: { host: string }) => {
    jars = new Map();
    await signInAt({ ...from, host: at.host }, user);
    const first = await open((await open(switchUrl(to, from.id)))!);
    // Asked at the domain, it is looked for at the home host as well.
    return first?.startsWith(publicationUrl(from, '/dashboard/switch?')) ? open(first) : first;
  };
  for (const at of [domain, from]) {
    expect(await goes(editor, at)).toBe(signInPage());
    expect(await goes(writer, at)).toContain('/sign-in/switch?pass=');
  }
  await make.member(from.id, 'admin');
  for (const at of [domain, from]) expect(await goes(writer, at)).toBe(signInPage());
});

test.each(['', '?from=x', '?from=00000000-0000-4000-8000-000000000000', '?pass=', '?pass=x'])(
  '%j leads to sign in',
  async (query) => {
    expect(await open(publicationUrl(to, `/sign-in/switch${query}`))).toBe(signInPage());
  },
);

test.each(['', '?to=x&nonce=y'])('%j asks for no pass', async (query) => {
  await signInAt(from, writer);
  expect(await open(publicationUrl(from, `/dashboard/switch${query}`))).toBeNull();
});
