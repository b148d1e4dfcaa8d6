import { progressView } from '@/app/dashboard/progress-view';
import { audienceWords } from '@/components/dashboard/audience-words';
import { DeliveryList } from '@/components/dashboard/delivery-list';
import { IssueControls } from '@/components/dashboard/issue-controls';
import { IssueProgress, type ProgressView } from '@/components/dashboard/issue-progress';
import { mailingName } from '@/components/dashboard/mailing-name';
import { ResendFailed } from '@/components/dashboard/resend-failed';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import type { Issue, Publication } from '@/lib/db/types';
import { listIssueDeliveries } from '@/lib/delivery/list-issue-deliveries';
import { countResendable } from '@/lib/delivery/resend-failed';
import { formatCount } from '@/lib/format/counts';
import { formatDateTime } from '@/lib/format/dates';
import { Audience } from '@/lib/subscribers/reader-filter';
import { cancelIssueAction, pauseIssueAction, resendFailedAction, resumeIssueAction } from './actions';
import { type IssueQuery, STATES } from './query';
import { Reading } from './reading';

const PAGE_ROWS = 50;
const TABS = {
  bounced: 'Bounced',
  failed: 'Failed',
  uncertain: 'Unclear',
  deferred: 'Will try again',
  pending: 'Queued',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
  accepted: 'Delivered',
} as const;

type Props = {
  publication: Publication;
  issue: Issue;
  query: IssueQuery;
  mayControl: boolean;
  /** Address by address: for those who may see the subscribers. */
  maySeeReaders: boolean;
  mayExport: boolean;
  /** May turn the counting of opens and clicks on */
  maySet: boolean;
};
type DeliveriesProps = Pick<Props, 'publication' | 'issue' | 'query' | 'mayExport'> & { progress: ProgressView };

/** How an issue goes, live, and what became of each mail of it. */
export async function Mailing({ publication, issue, query, mayControl, maySeeReaders, mayExport, maySet }: Props) {
  const progress = await progressView(publication.id, issue.id);
  if (!progress) return null;
  const resendable = mayControl && progress.state === 'finished' ? await countResendable(publication.id, issue.id) : 0;
  return (
    <>
      <section aria-labelledby="mailing" className="rounded-card border border-line bg-raised p-5 sm:p-6">
        <h2 id="mailing" className="mb-4 font-serif text-xl font-medium">
          {issue.emailing === 'first' ? 'The mailing' : mailingName(issue.emailing)}
        </h2>
        <p className="-mt-2 mb-4 text-sm text-muted">
          {audienceWords(Audience.parse(issue.audience))} · {issue.subject}
        </p>
        <IssueProgress initial={progress} url={`/api/issues/${issue.id}/progress`} />
        {mayControl && (
          <IssueControls
            issueId={issue.id}
            state={progress.state}
            pauseAction={pauseIssueAction}
            resumeAction={resumeIssueAction}
            cancelAction={cancelIssueAction}
          />
        )}
        <ResendFailed issueId={issue.id} readers={resendable} action={resendFailedAction} />
      </section>
      {progress.audience > 0 && <Reading {...{ publication, issue, maySet }} />}
      {maySeeReaders && progress.audience > 0 && <Deliveries {...{ publication, issue, query, mayExport, progress }} />}
    </>
  );
}

/** What became of each mail. */
async function Deliveries({ publication, issue, query, mayExport, progress }: DeliveriesProps) {
  const state = query.state ?? STATES.find((one) => progress[one] > 0) ?? 'accepted';
  const found = await listIssueDeliveries({
    publicationId: publication.id,
    issueId: issue.id,
    state,
    after: query.after,
    limit: PAGE_ROWS + 1,
  });
  const shown = found.slice(0, PAGE_ROWS);
  const when = (date: Date) => formatDateTime(date, { language: 'en', timeZone: publication.timeZone });
  const address = (more: Record<string, string>) =>
    `/dashboard/posts/${issue.postId}/issue?${new URLSearchParams({ ...(query.issue && { issue: issue.id }), ...more })}`;
  return (
    <section aria-labelledby="deliveries">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="deliveries" className="font-serif text-xl font-medium">
          One by one
        </h2>
        {mayExport && (
          <a
            href={`/api/issues/${issue.id}/report`}
            download
            className="inline-flex min-h-11 items-center text-sm text-muted underline hover:text-ink"
          >
            Download all as CSV
          </a>
        )}
      </div>
      <Tabs
        label="Mails by state"
        tabs={STATES.filter((one) => progress[one] > 0 || one === state).map((one) => ({
          label: TABS[one],
          href: address({ state: one }),
          current: one === state,
          count: formatCount(progress[one]),
        }))}
      />
      {shown.length === 0 ? (
        <div className="mt-4">
          <EmptyState title="None">No mail of this mailing is in this state just now.</EmptyState>
        </div>
      ) : (
        <DeliveryList
          deliveries={shown.map(({ id, email, dueAt, finishedAt, reason, lastReply, ...row }) => {
            // Put off by a server before, which said why; one that was never tried is only queued.
            const isDeferred = row.state === 'pending' && lastReply !== null;
            return {
              ...{ id, email, reason },
              state: isDeferred ? 'deferred' : row.state,
              when: finishedAt ? when(finishedAt) : isDeferred && dueAt ? `Next try ${when(dueAt)}` : null,
              reply: lastReply,
            };
          })}
        />
      )}
      <Pagination
        first={query.after ? address({ state }) : null}
        next={found.length > PAGE_ROWS ? address({ state, after: shown.at(-1)?.id ?? '' }) : null}
      />
    </section>
  );
}
