import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { allowTestMail } from './allow-test-mail';

const many = async (count: number, ask: (number: number) => ReturnType<typeof allowTestMail>) => {
  const answers = [];
  for (let number = 1; number <= count; number++) answers.push(await ask(number));
  return answers.filter(({ ok }) => ok).length;
};

test('the team is bounded by the hour, and has its own measure for each person', async () => {
  const { id: publicationId } = await make.publication();
  const [ana, ben] = [await make.member(publicationId), await make.member(publicationId, 'author')];
  const now = new Date('2026-11-28T10:00:00Z');
  const ask = (userId: string, to: string, at = now) => allowTestMail({ publicationId, userId, to }, at);
  expect(await many(32, () => ask(ana.id, ben.email.toUpperCase().replace('EXAMPLE.COM', 'example.com')))).toBe(30);
  expect(await ask(ana.id, ana.email)).toEqual({ ok: false, problem: 'too-many' });
  expect(await ask(ben.id, ana.email)).toEqual({ ok: true });
  expect(await ask(ana.id, ana.email, new Date('2026-11-28T11:00:00Z'))).toEqual({ ok: true });
});

test('strangers get few in a day: of one publication, and each of all together', async () => {
  const [one, other] = [await make.publication(), await make.publication()];
  const people = await Promise.all([one, other].map(({ id }) => make.member(id)));
  const now = new Date('2026-11-28T12:00:00Z');
  const ask = (which: 0 | 1, to: string) =>
    allowTestMail({ publicationId: [one, other][which]!.id, userId: people[which]!.id, to }, now);
  expect(await many(7, () => ask(0, 'victim@far.example'))).toBe(5);
  expect(await ask(1, 'Victim@far.example')).toEqual({ ok: false, problem: 'too-many-strangers' });
  expect(await many(20, (number) => ask(0, `seed${number}@far.example`))).toBe(13);
  expect(await ask(0, people[0]!.email)).toEqual({ ok: true });
});

test('an address that is never mailed gets no test either, also of the team', async () => {
  const { id: publicationId } = await make.publication();
  const { id: userId, email } = await make.member(publicationId);
  await db.suppression.create({ data: { publicationId, emailFolded: email.toLowerCase(), reason: 'complaint' } });
  expect(await allowTestMail({ publicationId, userId, to: email })).toEqual({ ok: false, problem: 'suppressed' });
});

test('pressed many times at once, it is bounded alike', async () => {
  const { id: publicationId } = await make.publication();
  const { id: userId } = await make.member(publicationId);
  const now = new Date('2026-11-28T14:00:00Z');
  const asked = Array.from({ length: 12 }, () => allowTestMail({ publicationId, userId, to: 'far@away.example' }, now));
  expect((await Promise.all(asked)).filter(({ ok }) => ok)).toHaveLength(5);
});
