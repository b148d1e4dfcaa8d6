import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Shell } from '@/components/dashboard/shell';
import { can } from '@/lib/auth/can';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { signOutAction } from '../actions';

const ROOMS = [
  { label: 'Overview', href: '/dashboard', icon: 'home', act: 'dashboard.see' },
  { label: 'Posts', href: '/dashboard/posts', icon: 'posts', act: 'dashboard.see' },
  { label: 'Subscribers', href: '/dashboard/subscribers', icon: 'readers', act: 'subscribers.see' },
  { label: 'Payments', href: '/dashboard/payments', icon: 'money', act: 'billing.change' },
  { label: 'Site', href: '/dashboard/site', icon: 'site', act: 'dashboard.see' },
  { label: 'Settings', href: '/dashboard/settings', icon: 'settings', act: 'settings.change' },
] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { publication } = await requireMember('dashboard.see');
  return { title: { template: `%s · ${publication.name}`, default: publication.name }, robots: { index: false } };
}

/** Each page below asks again for the act it needs: a layout is not drawn anew when one moves between pages. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { publication, user, role } = await requireMember('dashboard.see');
  return (
    <Shell
      publicationName={publication.name}
      siteUrl={publicationUrl(publication)}
      userName={user.name ?? user.email}
      items={ROOMS.filter(({ act }) => can(role, act)).map(({ label, href, icon }) => ({ label, href, icon }))}
      signOut={signOutAction}
    >
      {children}
    </Shell>
  );
}
