import type { Role } from '@/lib/db/types';

/** What a member of a team may be allowed. "own" is what the member wrote; "any" is everybody's. */
const EVERYONE: Role[] = ['owner', 'admin', 'editor', 'author', 'contributor'];
const AUTHORS: Role[] = ['owner', 'admin', 'editor', 'author'];
const EDITORS: Role[] = ['owner', 'admin', 'editor'];
const ADMINS: Role[] = ['owner', 'admin'];
const OWNER: Role[] = ['owner'];

/** Who may do what: the whole of it, in one place. */
export const RIGHTS = {
  'dashboard.see': EVERYONE,
  'post.create': EVERYONE,
  'post.edit-own': EVERYONE,
  'post.edit-any': EDITORS,
  'post.publish-own': AUTHORS,
  'post.publish-any': EDITORS,
  'post.delete-own': EVERYONE,
  'post.delete-any': EDITORS,
  'template.change': AUTHORS,
  'upload.create': EVERYONE,
  'site.change': EDITORS,
  'issue.see': AUTHORS,
  'issue.control': EDITORS,
  'subscribers.see': ADMINS,
  'subscribers.change': ADMINS,
  'subscribers.export': ADMINS,
  'comments.moderate': EDITORS,
  'settings.change': ADMINS,
  'team.change': ADMINS,
  'activity.see': ADMINS,
  'billing.change': OWNER,
  'publication.delete': OWNER,
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof RIGHTS;

/** The one predicate that decides what a role allows. A person without a role (a reader) may do none of it. */
export const can = (role: Role | null, act: Act): boolean => role !== null && RIGHTS[act].includes(role);
