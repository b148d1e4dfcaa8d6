import type { Metadata } from 'next';
import { ProfileForm } from '@/components/dashboard/profile-form';
import { buttonClass } from '@/components/ui/button';
import { authorPath } from '@/lib/format/post-path';
import { getAuthorProfile } from '@/lib/posts/author-profile';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { saveProfileAction } from './actions';

export const metadata: Metadata = { title: 'Your profile' };
const PATH = '/dashboard/site/profile';

export default async function ProfilePage() {
  const { publication, user, role } = await requireMember('dashboard.see', PATH);
  const { slug, ...profile } = await getAuthorProfile(publication.id, user.id);
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
    </SitePage>
  );
}
