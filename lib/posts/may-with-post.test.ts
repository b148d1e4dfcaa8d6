import { expect, test } from 'vitest';
import type { Role } from '@/lib/db/types';
import { mayWithPost } from './may-with-post';

const as = (role: Role, id: string) => ({ user: { id }, role });
const own = { authorId: 'me' };
const scheduled = { for: new Date(), mail: true, audience: null, split: null, problem: null };

test('one’s own draft is deleted by everyone who writes; what is out, or goes out by itself, by who may publish it', () => {
  for (const role of ['owner', 'admin', 'editor', 'author', 'contributor'] as const) {
    const me = as(role, 'me');
    expect([role, mayWithPost(me, 'delete', own)]).toEqual([role, true]);
    for (const post of [
      { ...own, publishedAt: new Date() },
      { ...own, scheduled },
    ]) {
      expect([role, mayWithPost(me, 'delete', post)]).toEqual([role, role !== 'contributor']);
      expect([role, mayWithPost(me, 'edit', post)]).toEqual([role, true]);
    }
    expect([role, mayWithPost(me, 'delete', { ...own, scheduled: { ...scheduled, problem: 'late' } })]).toEqual([role, true]);
    expect([role, mayWithPost(as(role, 'another'), 'delete', own)]).toEqual([role, role !== 'contributor' && role !== 'author']);
  }
});
