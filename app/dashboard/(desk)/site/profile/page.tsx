import type { Metadata } from 'next';
import { ProfileForm } from '@/components/dashboard/profile-form';
import { buttonClass } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { authorPath } from '@/lib/format/post-path';
import { getAuthorProfile } from '@/lib/posts/author-profile';
import { listTeam } from '@/lib/publications/list-team';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { leaveTeamAction, saveProfileAction } from './actions';

export const metadata: Metadata = { title: 'Your profile' };
const PATH = '/dashboard/site/profile';

export default async function ProfilePage() {
  const { publication, user, role } = await requireMember('dashboard.see', PATH);
  const [{ slug, ...profile }, team] = await Promise.all([getAuthorProfile(publication.id, user.id), listTeam(publication.id)]);
  // The last owner stays (removeMember): a button that always refuses is none.
  const mayLeave = role !== 'owner' || team.filter((member) => member.role === 'owner').length > 1;
  return (
    <SitePage
      role={role}
      current={PATH}
      intro="How readers of this publication see you."
      action={
        slug && (
          <a href={publicationUrl(publication, authorPath(slug))} className={buttonClass('secondary')}>
            View your page
          </a>
        )
      }
    >
      <ProfileForm action={saveProfileAction} profile={profile} ownName={user.name ?? ''} />
      {mayLeave && (
        <section aria-labelledby="leave" className="mt-12 border-t border-line pt-8">
          <h2 id="leave" className="font-semibold">
            Leave the team
          </h2>
          <p className="mt-1 mb-4 max-w-prose text-sm leading-relaxed text-muted">
            You no longer see the dashboard of {publication.name}. What you wrote stays, with your name.
          </p>
          <ConfirmButton
            look="danger"
            title={`Leave ${publication.name}?`}
            question="You are signed out here at once. To come back you need an invitation."
            confirm="Leave"
            action={leaveTeamAction}
            values={{}}
          >
            Leave the team…
          </ConfirmButton>
        </section>
      )}
    </SitePage>
  );
}
