import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { countModeration } from '@/lib/comments/moderation/list-moderation';
import { formatCount } from '@/lib/format/counts';

const PATH = '/dashboard/comments';
const VIEWS = [
  { view: 'waiting', label: 'Waiting', href: PATH },
  { view: 'reported', label: 'Reported', href: `${PATH}?view=reported` },
  { view: 'all', label: 'All', href: `${PATH}?view=all` },
  { view: 'removed', label: 'Removed', href: `${PATH}?view=removed` },
  { view: 'people', label: 'Banned', href: `${PATH}/people` },
  { view: 'settings', label: 'Settings', href: `${PATH}/settings` },
] as const;
type View = (typeof VIEWS)[number]['view'];

/** What every page about comments stands in. */
export async function CommentsFrame({
  publicationId,
  view,
  children,
}: {
  publicationId: string;
  view: View;
  children: ReactNode;
}) {
  const counts: Partial<Record<View, number>> = await countModeration(publicationId);
  return (
    <>
      <PageHeader title="Comments">What your readers write under your posts.</PageHeader>
      <div className="-mt-2 mb-6">
        <Tabs
          label="Comments"
          tabs={VIEWS.map(({ view: each, label, href }) => ({
            ...{ label, href, current: each === view },
            count: counts[each] ? formatCount(counts[each]) : undefined,
          }))}
        />
      </div>
      {children}
    </>
  );
}
