import { beforeEach, describe, expect, test } from 'vitest';
import { signInAddress } from '@/lib/auth/sign-in-address';
import { db } from '@/lib/db/db';
import type { Publication, Role, User } from '@/lib/db/types';
import { unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { listActivity } from '../list-activity';
import { listTeam } from '../list-team';
import { tidyTeam } from '../tidy-team';
import { acceptInvitation } from './accept-invitation';
import { changeRole } from './change-role';
import { getInvitation } from './get-invitation';
import { inviteMember } from './invite-member';
import { listInvitations } from './list-invitations';
import { mayGiveRole } from './may-give-role';
import { removeMember } from './remove-member';
import { withdrawInvitation } from './withdraw-invitation';

const DAY = 86_400_000;
let publication: Publication;
let owner: User;
let serial = 0;

beforeEach(async () => {
  publication = await make.publication();
  owner = await make.member(publication.id);
});

const invite = (
  email: string,
  role: Role = 'editor',
  inviter: { user: User; role: Role } = { user: owner, role: 'owner' },
  now?: Date,
) => inviteMember({ publication, inviter: { ...inviter.user, role: inviter.role }, email, role }, now);

/** The token of the newest mailed link. */
async function mailed() {
  const notice = await db.notice.findFirstOrThrow({
    where: { publicationId: publication.id, kind: 'invite' },
    orderBy: { id: 'desc' },
  });
  const { inviteUrl } = unseal('notice', notice.sealedProps ?? new Uint8Array()) as { inviteUrl: string };
  expect(inviteUrl).toContain(`//${publication.host}`);
  return inviteUrl.split('/').at(-1) ?? '';
}
const someone = () => `ben-${++serial}@example.com`;
const team = async () => (await listTeam(publication.id)).map(({ email, role }) => [email, role]);
const accept = (token: string, user: User, now?: Date) =>
  acceptInvitation({ publicationId: publication.id, token, user, name: 'Ben' }, now);

describe('inviting', () => {
  test('the invited, signed in with that address, joins in that role; a second press finds it answered', async () => {
    const email = someone();
    expect(await invite(email, 'author')).toEqual({ ok: true });
    const token = await mailed();
    expect(await getInvitation(publication.id, token)).toMatchObject({ email, role: 'author', invitedBy: 'Ana' });
    expect(await signInAddress(publication.id, email)).toBe(email);
    const ben = await db.user.create({ data: { email } });
    expect(await accept(token, ben)).toEqual({ ok: true });
    expect(await accept(token, ben)).toEqual({ ok: false, problem: 'invitation-unknown' });
    expect(await team()).toEqual([
      [owner.email, 'owner'],
      [email, 'author'],
    ]);
    expect((await db.user.findUnique({ where: { id: ben.id } }))?.name).toBe('Ben');
    expect(await invite(email)).toEqual({ ok: false, problem: 'already-member' });
  });

  test('the link is bound to the address: nobody else joins by it, and nobody signs in by it', async () => {
    await invite(someone());
    const token = await mailed();
    expect(await accept(token, await make.user())).toEqual({ ok: false, problem: 'other-address' });
    expect(await team()).toHaveLength(1);
    expect(await signInAddress(publication.id, 'stranger@example.com')).toBeNull();
  });

  test('it runs out after seven days; sent again, the older link is dead', async () => {
    const email = someone();
    const ben = await make.user({ email });
    await invite(email, 'editor', { user: owner, role: 'owner' }, new Date(Date.now() - 8 * DAY));
    const first = await mailed();
    expect(await getInvitation(publication.id, first)).toBeNull();
    expect(await accept(first, ben)).toEqual({ ok: false, problem: 'invitation-unknown' });
    expect(await signInAddress(publication.id, email)).toBeNull();
    await invite(email, 'contributor');
    expect(await listInvitations(publication.id)).toMatchObject([{ email, role: 'contributor' }]);
    expect(await accept(first, ben)).toEqual({ ok: false, problem: 'invitation-unknown' });
    expect(await accept(await mailed(), ben)).toEqual({ ok: true });
  });

  test('withdrawn, or of another publication, it opens nothing', async () => {
    const email = someone();
    const ben = await make.user({ email });
    await invite(email);
    const token = await mailed();
    const other = await make.publication();
    expect(await getInvitation(other.id, token)).toBeNull();
    expect(await acceptInvitation({ publicationId: other.id, token, user: ben })).toEqual({
      ok: false,
      problem: 'invitation-unknown',
    });
    const [{ id } = { id: '' }] = await listInvitations(publication.id);
    await withdrawInvitation({ publicationId: other.id, invitationId: id, userId: owner.id });
    expect(await listInvitations(publication.id)).toHaveLength(1);
    for (const _ of [1, 2]) await withdrawInvitation({ publicationId: publication.id, invitationId: id, userId: owner.id });
    expect(await accept(token, ben)).toEqual({ ok: false, problem: 'invitation-unknown' });
  });

  test('one address is asked five times in a day, by whichever publication', async () => {
    const email = someone();
    const answers = [];
    for (let tries = 0; tries < 6; tries++) answers.push(await invite(email));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(answers[5]).toEqual({ ok: false, problem: 'asked-often' });
    const input = { email, role: 'author' as const };
    const inviter = { id: owner.id, name: null, email: owner.email, role: 'owner' as const };
    expect(await inviteMember({ publication: await make.publication(), inviter, ...input })).toMatchObject({ ok: false });
    expect(await invite(someone())).toEqual({ ok: true });
  });

  test('only an owner makes owners; what is no address is refused; fifty open ones are enough', async () => {
    const admin = { user: await make.member(publication.id, 'admin'), role: 'admin' as const };
    expect(await invite(someone(), 'owner', admin)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await invite(someone(), 'admin', admin)).toEqual({ ok: true });
    expect(await invite('a@b, c@d')).toEqual({ ok: false, problem: 'email-invalid' });
    const expiresAt = new Date(Date.now() + DAY);
    const row = { publicationId: publication.id, role: 'author' as const, expiresAt };
    await db.invitation.createMany({
      data: Array.from({ length: 49 }, (_, at) => ({
        ...row,
        email: `a${at}@example.com`,
        tokenHash: `${publication.id}-${at}`,
      })),
    });
    expect(await invite(someone())).toEqual({ ok: false, problem: 'too-many' });
  });
});

describe('roles', () => {
  const ROLES: Role[] = ['owner', 'admin', 'editor', 'author', 'contributor'];
  test.each(ROLES.flatMap((actor) => ROLES.map((role) => ({ actor, role }))))(
    '$actor gives and takes $role as the rule says',
    ({ actor, role }) => {
      expect(mayGiveRole(actor, role)).toBe(actor === 'owner' || (actor === 'admin' && role !== 'owner'));
    },
  );

  test('a role is changed, and holds at once; the last owner stays one', async () => {
    const editor = await make.member(publication.id, 'editor');
    const change = (userId: string, role: Role, actor = owner) =>
      changeRole({ publicationId: publication.id, actor, userId, role });
    for (const _ of [1, 2]) expect(await change(editor.id, 'admin')).toEqual({ ok: true });
    expect(await change(owner.id, 'editor')).toEqual({ ok: false, problem: 'last-owner' });
    expect(await change(owner.id, 'editor', editor)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await change(editor.id, 'owner', editor)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await change(editor.id, 'owner')).toEqual({ ok: true });
    expect(await change(owner.id, 'editor')).toEqual({ ok: true });
    expect(await change(editor.id, 'admin')).toEqual({ ok: false, problem: 'not-allowed' }); // no owner any more
    expect(await change((await make.user()).id, 'author', editor)).toEqual({ ok: false, problem: 'member-unknown' });
  });

  test('of two owners who make each other less at once, one stays an owner', async () => {
    const other = await make.member(publication.id, 'owner');
    await Promise.all([
      changeRole({ publicationId: publication.id, actor: owner, userId: other.id, role: 'editor' }),
      changeRole({ publicationId: publication.id, actor: other, userId: owner.id, role: 'editor' }),
    ]);
    expect((await team()).filter(([, role]) => role === 'owner')).toHaveLength(1);
  });
});

describe('removing', () => {
  test('a removed member is signed out here at once, and elsewhere not', async () => {
    const editor = await make.member(publication.id, 'editor');
    const other = await make.publication();
    for (const { id: publicationId } of [publication, other])
      await db.session.create({
        data: { publicationId, userId: editor.id, sessionToken: `${publicationId}-s`, expires: new Date(Date.now() + DAY) },
      });
    const wish = { publicationId: publication.id, actor: owner, userId: editor.id };
    expect(await removeMember({ ...wish, publicationId: other.id })).toEqual({ ok: false, problem: 'member-unknown' });
    expect(await removeMember(wish)).toEqual({ ok: true });
    expect(await removeMember(wish)).toEqual({ ok: false, problem: 'member-unknown' });
    const left = await db.session.findMany({ where: { userId: editor.id } });
    expect(left.map(({ publicationId }) => publicationId)).toEqual([other.id]);
  });

  test('one may leave, an administrator removes no owner, and the last owner stays', async () => {
    const [admin, author] = [await make.member(publication.id, 'admin'), await make.member(publication.id, 'author')];
    const remove = (actor: User, user: User) => removeMember({ publicationId: publication.id, actor, userId: user.id });
    expect(await remove(author, admin)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await remove(admin, owner)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await remove(owner, owner)).toEqual({ ok: false, problem: 'last-owner' });
    expect(await remove(author, author)).toEqual({ ok: true });
    expect(await remove(author, admin)).toEqual({ ok: false, problem: 'not-allowed' });
  });
});

test('who did what is written down, can be narrowed, and is forgotten after a year', async () => {
  const editor = await make.member(publication.id, 'editor');
  await changeRole({ publicationId: publication.id, actor: owner, userId: editor.id, role: 'author' });
  await removeMember({ publicationId: publication.id, actor: owner, userId: editor.id });
  const all = await listActivity({ publicationId: publication.id });
  expect(all).toMatchObject([
    { act: 'team.removed', by: 'Ana', objectId: editor.id },
    { act: 'team.role-changed', objectName: 'Ana: editor → author' },
  ]);
  expect(await listActivity({ publicationId: publication.id, after: all[0]?.id })).toHaveLength(1);
  expect(await listActivity({ publicationId: publication.id, kind: 'post' })).toEqual([]);
  expect(await listActivity({ publicationId: publication.id, kind: 'team', userId: editor.id })).toEqual([]);
  expect(await listActivity({ publicationId: (await make.publication()).id })).toEqual([]);
  await tidyTeam(new Date(Date.now() + 364 * DAY));
  expect(await listActivity({ publicationId: publication.id })).toHaveLength(2);
  await tidyTeam(new Date(Date.now() + 366 * DAY));
  expect(await listActivity({ publicationId: publication.id })).toEqual([]);
});
