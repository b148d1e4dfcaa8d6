import { expect, test } from 'vitest';
import { make } from '@/lib/testing/make';
import { listTeam } from './list-team';

test('the team is listed in the order it joined, and nobody of another publication', async () => {
  const { id } = await make.publication();
  const owner = await make.member(id);
  const editor = await make.member(id, 'editor');
  await make.member((await make.publication()).id);
  const team = await listTeam(id);
  expect(team.map(({ userId, role }) => ({ userId, role }))).toEqual([
    { userId: owner.id, role: 'owner' },
    { userId: editor.id, role: 'editor' },
  ]);
  expect(team[0]?.email).toBe(owner.email);
});
