import type { Metadata } from 'next';
import { z } from 'zod';
import { ActivityFilter } from '@/components/dashboard/activity-filter';
import { ActivityList } from '@/components/dashboard/activity-list';
import { ACT_KINDS } from '@/components/dashboard/activity-words';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { formatDateTime } from '@/lib/format/dates';
import { listActivity } from '@/lib/publications/list-activity';
import { listTeam } from '@/lib/publications/list-team';
import { requireMember } from '@/lib/publications/require-member';

export const metadata: Metadata = { title: 'Activity' };

const PATH = '/dashboard/settings/activity';
const PAGE_ROWS = 50;
const Query = z.object({
  kind: z.enum(Object.keys(ACT_KINDS)).optional().catch(undefined),
  by: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

const address = (query: Record<string, string | undefined>) =>
  `${PATH}?${new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])))}`;

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export default async function ActivityPage({ searchParams }: Props) {
  const { publication } = await requireMember('activity.see', PATH);
  const { kind, by, after } = Query.parse(await searchParams);
  const [team, found] = await Promise.all([
    listTeam(publication.id),
    listActivity({ publicationId: publication.id, kind, userId: by, after, limit: PAGE_ROWS + 1 }),
  ]);
  const shown = found.slice(0, PAGE_ROWS);
  const where = { language: 'en', timeZone: publication.timeZone };
  return (
    <>
      <PageHeader title="Activity" back={{ label: 'Settings', href: '/dashboard/settings' }}>
        Who did what that matters. It is kept for a year.
      </PageHeader>
      <div className="mb-5">
        <ActivityFilter
          action={PATH}
          kind={kind}
          by={by}
          members={team.map(({ userId, name, email }) => ({ id: userId, name: name ?? email }))}
        />
      </div>
      {shown.length > 0 ? (
        <ActivityList rows={shown.map(({ at, ...row }) => ({ ...row, when: formatDateTime(at, where) }))} />
      ) : (
        <EmptyState title={kind || by ? 'Nothing of that kind' : 'Nothing yet'}>
          What your team publishes, changes and deletes stands here.
        </EmptyState>
      )}
      <Pagination
        first={after ? address({ kind, by }) : null}
        next={found.length > PAGE_ROWS ? address({ kind, by, after: shown.at(-1)?.id }) : null}
      />
    </>
  );
}
