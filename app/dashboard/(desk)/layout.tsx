import type { ReactNode } from 'react';
import { Shell } from '@/components/dashboard/shell';
import { Callout } from '@/components/ui/callout';
import { can } from '@/lib/auth/can';
import { mayStartPublication } from '@/lib/install/may-start-publication';
import { hasNames } from '@/lib/install/start-publication';
import { listMemberships } from '@/lib/publications/list-memberships';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { switchUrl } from '@/lib/publications/switch-url';
import { signOutAction } from '../actions';

const ROOMS = [
  { label: 'Overview', href: '/dashboard', icon: 'home', act: 'dashboard.see' },
  { label: 'Posts', href: '/dashboard/posts', icon: 'posts', act: 'dashboard.see' },
  { label: 'Subscribers', short: 'Readers', href: '/dashboard/subscribers', icon: 'readers', act: 'subscribers.see' },
  { label: 'Comments', href: '/dashboard/comments', icon: 'comments', act: 'comments.moderate' },
  { label: 'Payments', href: '/dashboard/payments', icon: 'money', act: 'billing.change' },
  { label: 'Site', href: '/dashboard/site', icon: 'site', act: 'dashboard.see' },
  { label: 'Settings', href: '/dashboard/settings', icon: 'settings', act: 'settings.change' },
] as const;

/** Each page below asks again for the act it needs: a layout is not drawn anew when one moves between pages. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { publication, user, role } = await requireMember('dashboard.see');
  const [teams, mayStart] = await Promise.all([listMemberships(user.id), mayStartPublication(user.id)]);
  return (
    <Shell
      publicationName={publication.name}
      others={teams
        .filter(({ publicationId }) => publicationId !== publication.id)
        .map(({ publicationId, name, host }) => ({ id: publicationId, name, host, href: switchUrl({ host }, publication.id) }))}
      mayStart={mayStart && hasNames()}
      mayLeave={role !== 'owner'}
      siteUrl={publicationUrl(publication)}
      userName={user.name ?? user.email}
      items={ROOMS.filter(({ act }) => can(role, act)).map(({ act, ...item }) => item)}
      signOut={signOutAction}
    >
      {publication.suspendedAt && (
        <div className="mb-8">
          <Callout tone="bad" title="This publication is suspended">
            The owner of this install has taken it out of sight. Its pages are not shown and nothing is mailed until they lift
            that.
          </Callout>
        </div>
      )}
      {children}
    </Shell>
  );
}
