import { expect, test } from 'vitest';
import type { Role } from '@/lib/db/types';
import { type Act, can, RIGHTS } from './can';

// Written out by hand a second time: a right that changes must be changed here as well.
const TABLE: Record<Act, string> = {
  'dashboard.see': 'owner admin editor author contributor',
  'post.create': 'owner admin editor author contributor',
  'post.edit-own': 'owner admin editor author contributor',
  'post.edit-any': 'owner admin editor',
  'post.publish-own': 'owner admin editor author',
  'post.publish-any': 'owner admin editor',
  'post.delete-own': 'owner admin editor author contributor',
  'post.delete-any': 'owner admin editor',
  'template.change': 'owner admin editor author',
  'upload.create': 'owner admin editor author contributor',
  'site.change': 'owner admin editor',
  'issue.see': 'owner admin editor author',
  'issue.control': 'owner admin editor',
  'subscribers.see': 'owner admin',
  'subscribers.change': 'owner admin',
  'subscribers.export': 'owner admin',
  'comments.moderate': 'owner admin editor',
  'settings.change': 'owner admin',
  'team.change': 'owner admin',
  'activity.see': 'owner admin',
  'billing.change': 'owner',
  'publication.delete': 'owner',
};
const ROLES: (Role | null)[] = ['owner', 'admin', 'editor', 'author', 'contributor', null];
const cases = (Object.keys(RIGHTS) as Act[]).flatMap((act) => ROLES.map((role) => ({ act, role })));

test.each(cases)('$role may do $act as the table says', ({ act, role }) => {
  expect(can(role, act)).toBe(TABLE[act].split(' ').includes(String(role)));
});
