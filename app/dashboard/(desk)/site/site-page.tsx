import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { can } from '@/lib/auth/can';
import type { Role } from '@/lib/db/types';

const TABS = [
  { label: 'Theme', href: '/dashboard/site/theme', act: 'site.change' },
  { label: 'Pages', href: '/dashboard/site/pages', act: 'site.change' },
  { label: 'Navigation', href: '/dashboard/site/navigation', act: 'site.change' },
  { label: 'Sections', href: '/dashboard/site/sections', act: 'site.change' },
  { label: 'Tags', href: '/dashboard/site/tags', act: 'site.change' },
  { label: 'Podcast', href: '/dashboard/site/podcast', act: 'site.change' },
  { label: 'Your profile', href: '/dashboard/site/profile', act: 'dashboard.see' },
] as const;

type Props = { role: Role; current: (typeof TABS)[number]['href']; intro: string; action?: ReactNode; children: ReactNode };

/** What the pages about the site share: the room's name and its views. */
export const SitePage = ({ role, current, intro, action, children }: Props) => (
  <>
    <PageHeader title="Site" action={action}>
      {intro}
    </PageHeader>
    <div className="mb-6">
      <Tabs
        label="Parts of the site"
        tabs={TABS.filter(({ act }) => can(role, act)).map(({ label, href }) => ({ label, href, current: href === current }))}
      />
    </div>
    {children}
  </>
);
