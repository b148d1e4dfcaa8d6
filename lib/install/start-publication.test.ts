import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { make } from '@/lib/testing/make';
import { isInstallOwner, isInstallPublication } from './is-install-owner';
import { listInstallPublications } from './list-install-publications';
import { mayStartPublication } from './may-start-publication';
import { startPublication } from './start-publication';

beforeEach(async () => {
  await db.publication.deleteMany();
  Object.assign(env(), { NEW_PUBLICATIONS: 'owner', SITE_URL: new URL('http://localhost:3000') });
});

async function install() {
  const first = await make.publication({ host: 'localhost', name: 'First' });
  return { first, owner: await make.member(first.id, 'owner') };
}
const input = { name: 'Field Notes', slug: 'field-notes', timeZone: 'Europe/Lisbon' };

test('makes a publication under the install’s name, owned by who asks', async () => {
  const { owner, first } = await install();
  const started = await startPublication(owner.id, { ...input, slug: ' Field-Notes ' });
  if (!started.ok) throw new Error(started.problem);
  expect(started.publication).toMatchObject({ name: 'Field Notes', host: 'field-notes.localhost', timeZone: 'Europe/Lisbon' });
  expect(await db.teamMember.findMany({ where: { publicationId: started.publication.id } })).toMatchObject([
    { userId: owner.id, role: 'owner' },
  ]);
  expect(await isInstallPublication(first.id)).toBe(true);
  expect(await isInstallPublication(started.publication.id)).toBe(false);
  expect((await listInstallPublications()).map(({ host, owners }) => [host, owners])).toEqual([
    ['localhost', [owner.email]],
    ['field-notes.localhost', [owner.email]],
  ]);
});

test('of ten at once one has the address; nobody gets one that was left behind', async () => {
  const { owner } = await install();
  const all = await Promise.all(Array.from({ length: 10 }, () => startPublication(owner.id, input)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(all.filter((each) => !each.ok && each.problem === 'taken')).toHaveLength(9);
  await db.retiredHost.create({ data: { host: 'harbour.localhost' } });
  expect(await startPublication(owner.id, { ...input, slug: 'harbour' })).toEqual({ ok: false, problem: 'taken' });
});

test.each([
  ['ab', 'slug-form'],
  ['-abc', 'slug-form'],
  ['a_b', 'slug-form'],
  ['a.b', 'slug-form'],
  ['xn--abc', 'slug-form'],
  ['é-notes', 'slug-form'],
  ['x'.repeat(41), 'slug-form'],
  ['', 'slug-form'],
  ['www', 'slug-reserved'],
  ['mail', 'slug-reserved'],
  ['autodiscover', 'slug-reserved'],
])('%j is no address: %s', async (slug, problem) => {
  const { owner } = await install();
  expect(await startPublication(owner.id, { ...input, slug })).toEqual({ ok: false, problem });
});

test('a name is asked for, and an unknown field refused', async () => {
  const { owner } = await install();
  expect(await startPublication(owner.id, { ...input, name: ' ' })).toMatchObject({
    ok: false,
    fields: { name: [expect.any(String)] },
  });
  expect(await startPublication(owner.id, { ...input, ownerId: 'x' })).toMatchObject({ ok: false, problem: 'fields' });
});

test('who may is the setting’s: the install’s owner, every writer, or nobody', async () => {
  const { first, owner } = await install();
  const editor = await make.member(first.id, 'editor');
  const elsewhere = await make.member((await make.publication()).id, 'owner');
  const reader = await make.user();
  const may = async () => Promise.all([owner, editor, elsewhere, reader].map(({ id }) => mayStartPublication(id)));
  expect(await may()).toEqual([true, false, false, false]);
  Object.assign(env(), { NEW_PUBLICATIONS: 'writers' });
  expect(await may()).toEqual([true, true, true, false]);
  Object.assign(env(), { NEW_PUBLICATIONS: 'nobody' });
  expect(await may()).toEqual([false, false, false, false]);
  expect(await startPublication(owner.id, input)).toEqual({ ok: false, problem: 'not-allowed' });
});

test('the owner of the install stays so when the first publication has a domain of its own', async () => {
  const { first, owner } = await install();
  await db.publication.update({ where: { id: first.id }, data: { host: 'letters.test', homeHost: 'localhost' } });
  expect(await isInstallOwner(owner.id)).toBe(true);
  expect(await isInstallPublication(first.id)).toBe(true);
});

test('below a bare IP address there are no names', async () => {
  const { owner } = await install();
  await db.publication.updateMany({ data: { host: '127.0.0.1' } });
  Object.assign(env(), { SITE_URL: new URL('http://127.0.0.1:3000') });
  expect(await startPublication(owner.id, input)).toEqual({ ok: false, problem: 'no-names' });
});
