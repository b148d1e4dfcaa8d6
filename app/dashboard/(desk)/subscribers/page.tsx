import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';
import { AddSubscriber } from '@/components/dashboard/add-subscriber';
import { SharedFeeds } from '@/components/dashboard/shared-feeds';
import { SubscriberTable } from '@/components/dashboard/subscriber-table';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SearchForm } from '@/components/ui/search-form';
import { Tabs } from '@/components/ui/tabs';
import { can } from '@/lib/auth/can';
import { listSharedFeeds } from '@/lib/billing/private-feed/note-feed-use';
import { countOf, formatCount } from '@/lib/format/counts';
import { formatDate } from '@/lib/format/dates';
import { requireMember } from '@/lib/publications/require-member';
import { countSubscribers } from '@/lib/subscribers/count-subscribers';
import { getSegment } from '@/lib/subscribers/list-segments';
import { listSubscribers } from '@/lib/subscribers/list-subscribers';
import { SUBSCRIBER_STATES, type SubscriberState } from '@/lib/subscribers/subscriber-state';
import { addSubscriberAction } from './actions';
import { SOURCE_WORDS } from './words';

export const metadata: Metadata = { title: 'Subscribers' };

const PAGE_ROWS = 50;
const PATH = '/dashboard/subscribers';
const STATES_SHOWN = ['confirmed', 'pending', 'ended', 'suppressed'] as const satisfies readonly SubscriberState[];
const TABS = { all: 'All', confirmed: 'Confirmed', pending: 'Pending', ended: 'Ended', suppressed: 'Never mailed' } as const;

// An address typed by hand or cut off in a mail is a page without that part, not an error.
const Query = z.object({
  search: z.string().max(200).catch(''),
  state: z.enum(SUBSCRIBER_STATES).optional().catch(undefined),
  segment: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

const address = (query: Record<string, string | undefined>) => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? PATH : `${PATH}?${new URLSearchParams(given)}`;
};

export default async function SubscribersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const { publication, role } = await requireMember('subscribers.see', PATH);
  const { search, state, segment: segmentId, after } = Query.parse(await searchParams);
  const segment = segmentId ? await getSegment(publication.id, segmentId) : null;
  const [shared, counts, found] = await Promise.all([
    listSharedFeeds(publication.id),
    countSubscribers(publication.id),
    // One more than is shown tells whether there is a next page.
    listSubscribers({
      ...{ publicationId: publication.id, search, state, after, limit: PAGE_ROWS + 1 },
      segment: segment?.rule,
    }),
  ]);
  const shown = found.slice(0, PAGE_ROWS);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tabs = [undefined, ...STATES_SHOWN].filter((tab) => !tab || tab === state || tab !== 'suppressed' || counts[tab] > 0);
  const add = can(role, 'subscribers.change') ? <AddSubscriber action={addSubscriberAction} /> : null;
  const kept = { state, search, segment: segment?.id };

  return (
    <>
      <PageHeader
        title="Subscribers"
        action={
          <div className="flex flex-wrap gap-3">
            <Link href={`${PATH}/segments`} className={buttonClass('secondary')}>
              Segments
            </Link>
            {add}
          </div>
        }
      >
        {all > 0 && (
          <>
            {countOf(counts.confirmed, 'reader')} get your posts
            {counts.pending > 0 && `, ${formatCount(counts.pending)} still to confirm`}.
          </>
        )}
      </PageHeader>
      <SharedFeeds feeds={shared} />
      {all === 0 ? (
        <EmptyState title="Your first reader will stand here">
          Share your site: whoever types an address into its form and confirms it by mail is a reader. Or add someone by hand.
        </EmptyState>
      ) : (
        <>
          <div className="mb-5 flex flex-col gap-4">
            <Tabs
              label="State"
              tabs={tabs.map((tab) => ({
                label: TABS[tab ?? 'all'],
                href: address({ ...kept, state: tab }),
                current: tab === state,
                count: formatCount(tab ? counts[tab] : all),
              }))}
            />
            {segment && (
              <p className="flex flex-wrap items-center gap-x-4 text-sm">
                <span>
                  Only of the segment <span className="font-medium">{segment.name}</span>
                </span>
                <Link href={address({ state, search })} className="py-2 text-muted underline underline-offset-4 hover:text-ink">
                  Show all
                </Link>
              </p>
            )}
            <SearchForm
              label="Search addresses and names"
              action={PATH}
              value={search}
              keep={{ ...(state && { state }), ...(segment && { segment: segment.id }) }}
            />
          </div>
          {shown.length === 0 ? (
            <EmptyState
              title="Nobody found"
              action={
                <Link href={PATH} className={buttonClass('secondary')}>
                  Show all subscribers
                </Link>
              }
            >
              {search
                ? `No address or name here contains “${search}”.`
                : segment
                  ? 'No reader who may be mailed meets this segment now.'
                  : 'No subscriber is in this state.'}
            </EmptyState>
          ) : (
            <SubscriberTable
              subscribers={shown.map(({ id, email, name, state, createdAt, source }) => ({
                ...{ id, email, name, state },
                since: formatDate(createdAt, { language: 'en', timeZone: publication.timeZone }),
                source: SOURCE_WORDS[source] ?? source,
              }))}
            />
          )}
          <Pagination
            first={after ? address(kept) : null}
            next={found.length > PAGE_ROWS ? address({ ...kept, after: shown.at(-1)?.id }) : null}
          />
        </>
      )}
    </>
  );
}
