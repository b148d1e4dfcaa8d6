import { expect, test } from 'vitest';
import { make } from '@/lib/testing/make';
import { futureSlug } from './future-slug';

test('a draft gets the words of its title that are still free, and keeps an address it had', async () => {
  const { id } = await make.publication();
  const owner = await make.member(id);
  expect(await futureSlug(id, { slug: null, title: 'Salt and paper', kind: 'post' })).toBe('salt-and-paper');
  await make.post(id, owner.id, { slug: 'salt-and-paper' });
  expect(await futureSlug(id, { slug: null, title: 'Salt and paper', kind: 'post' })).toBe('salt-and-paper-2');
  expect(await futureSlug(id, { slug: 'before', title: 'Salt and paper', kind: 'post' })).toBe('before');
});
