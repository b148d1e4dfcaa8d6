import type { Metadata } from 'next';
import { InvitationList } from '@/components/dashboard/invitation-list';
import { InviteMember } from '@/components/dashboard/invite-member';
import { MemberList } from '@/components/dashboard/member-list';
import { ROLES } from '@/components/dashboard/role-words';
import { PageHeader } from '@/components/ui/page-header';
import { formatAgo, formatDate } from '@/lib/format/dates';
import { listTeam } from '@/lib/publications/list-team';
import { requireMember } from '@/lib/publications/require-member';
import { listInvitations } from '@/lib/publications/team/list-invitations';
import { mayGiveRole } from '@/lib/publications/team/may-give-role';
import { changeRoleAction, inviteMemberAction, removeMemberAction, withdrawInvitationAction } from './actions';

export const metadata: Metadata = { title: 'Team' };

export default async function TeamPage() {
  const { publication, user, role } = await requireMember('team.change', '/dashboard/settings/team');
  const [team, invitations] = await Promise.all([listTeam(publication.id), listInvitations(publication.id)]);
  const given = ROLES.filter((each) => mayGiveRole(role, each));
  const owners = team.filter((member) => member.role === 'owner').length;
  const now = new Date();
  const where = { language: 'en', timeZone: publication.timeZone };
  return (
    <>
      <PageHeader
        title="Team"
        back={{ label: 'Settings', href: '/dashboard/settings' }}
        action={<InviteMember roles={given} action={inviteMemberAction} />}
      >
        Who works on {publication.name}, and what they may do.
      </PageHeader>
      <MemberList
        members={team.map((member) => ({
          ...{ userId: member.userId, email: member.email, role: member.role, name: member.name ?? member.email },
          note: `Since ${formatDate(member.joinedAt, where)}`,
          isYou: member.userId === user.id,
          isLastOwner: member.role === 'owner' && owners === 1,
          mayChange: mayGiveRole(role, member.role),
        }))}
        roles={given}
        changeAction={changeRoleAction}
        removeAction={removeMemberAction}
      />
      {invitations.length > 0 && (
        <InvitationList
          invitations={invitations.map(({ id, email, role: asked, expiresAt }) => ({
            ...{ id, email, role: asked },
            note:
              expiresAt > now ? `Link works until ${formatDate(expiresAt, where)}` : `Link ran out ${formatAgo(expiresAt, now)}`,
            mayChange: mayGiveRole(role, asked),
          }))}
          resendAction={inviteMemberAction}
          withdrawAction={withdrawInvitationAction}
        />
      )}
    </>
  );
}
