import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { looksLike, passesForTeam, ReaderName } from './reader-name';

test.each(['Ana', 'Ana Lúcia d’Ávila', '陳大文', 'محمد', 'Zoë 2'])('%s is a name', (name) =>
  expect(ReaderName.safeParse(name).success).toBe(true),
);

test.each(
  [
    [
      '',
      '   ',
      '***',
      'a\nb',
      'a\u202eb',
      'a\u200bb',
      'Z\u0300\u0301\u0302\u0303algo',
      'rea@example.com',
      'https://evil.example',
      'x'.repeat(51),
    ],
  ].flat(),
)('%j is none', (name) => expect(ReaderName.safeParse(name).success).toBe(false));

test('what looks the same is the same', () => {
  for (const [one, other] of [
    ['Ada Moreno', 'ada  moreno'],
    ['Ada Moreno', 'Аdа Мoreno'],
    ['Ada Moreno', 'Ada-Moréno'],
    ['Bill', 'Bi11'],
    ['Ｅｄｉｔｏｒ', 'editor'],
  ])
    expect(looksLike(one!), other).toBe(looksLike(other!));
  expect(looksLike('Ada')).not.toBe(looksLike('Ida'));
});

test('nobody passes for the team, its publication or an office', async () => {
  const { id } = await make.publication({ name: 'The Harbour Letter' });
  const member = await make.member(id, 'author');
  await db.user.update({ where: { id: member.id }, data: { name: 'Ada Moreno' } });
  await db.authorProfile.create({ data: { publicationId: id, userId: member.id, slug: 'ada', name: 'A. M.' } });
  const passes = (name: string) => db.$transaction((tx) => passesForTeam(tx, id, name));
  for (const name of ['ADA MORENO', 'Аda Мoreno', 'A.M.', 'The harbour letter', 'Moderat0r', 'Editor'])
    expect(await passes(name), name).toBe(true);
  for (const name of ['Ada', 'Rea', 'Harbour']) expect(await passes(name), name).toBe(false);
});
