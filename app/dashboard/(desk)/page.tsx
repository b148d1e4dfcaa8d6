import type { Metadata } from 'next';
import Link from 'next/link';
import { FailedNotices } from '@/components/dashboard/failed-notices';
import { Figures } from '@/components/dashboard/figures';
import { FirstSteps, type Step } from '@/components/dashboard/first-steps';
import { IssueProgress } from '@/components/dashboard/issue-progress';
import { NewPostButton } from '@/components/dashboard/new-post-button';
import { PostList } from '@/components/dashboard/post-list';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { getOverview, type Overview } from '@/lib/analytics/get-overview';
import { can } from '@/lib/auth/can';
import type { Publication } from '@/lib/db/types';
import { env } from '@/lib/env';
import { formatCount } from '@/lib/format/counts';
import { formatAgo } from '@/lib/format/dates';
import { scheduleReason } from '@/lib/format/schedule-reason';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { progressView } from '../progress-view';
import { createPostAction } from './posts/actions';
import { postRows } from './posts/post-rows';

export const metadata: Metadata = { title: 'Overview' };

function firstSteps(publication: Publication, { published, drafts, scheduled, latest, readers }: Overview): Step[] {
  const inbox = env().INBOX_URL;
  const look = (href: string, word: string) => (
    <a href={href} className={buttonClass('secondary')}>
      {word}
    </a>
  );
  return [
    {
      title: 'Write your first post',
      text:
        drafts + scheduled > 0 ? 'You have begun. It is saved as you type.' : 'A title and a few lines are enough to begin with.',
      done: published > 0,
      action: latest[0] ? (
        <Link href={`/dashboard/posts/${latest[0].id}`} className={buttonClass()}>
          Go on writing
        </Link>
      ) : (
        <NewPostButton action={createPostAction}>Write a post</NewPostButton>
      ),
    },
    {
      title: 'Add your postal address',
      text: 'It stands at the foot of every mail, as the law asks in many countries. A post office box will do.',
      done: publication.postalAddress !== '',
      action: (
        <Link href="/dashboard/settings" className={buttonClass('secondary')}>
          Add address
        </Link>
      ),
    },
    {
      title: 'Look at your site, and subscribe to it',
      text: 'Type your own address into its form: you will see what your readers see.',
      done: readers > 0,
      action: look(publicationUrl(publication), 'See your site'),
    },
    ...(inbox
      ? [
          {
            title: 'Open the local inbox',
            text: 'Mail does not leave this machine yet. Everything that would have been sent is shown there.',
            done: false,
            action: look(inbox, 'Open inbox'),
          },
        ]
      : []),
  ];
}

export default async function OverviewPage() {
  const { publication, role } = await requireMember('dashboard.see');
  const overview = await getOverview(publication.id);
  const { readers, pending, published, latest, missed, running, failedNotices } = overview;
  const now = new Date();
  const isNew = published === 0;
  const issues = can(role, 'issue.see')
    ? await Promise.all(running.map(async (issue) => ({ ...issue, progress: await progressView(publication.id, issue.id, now) })))
    : [];
  return (
    <div className="flex flex-col gap-10 *:first:mb-0">
      <PageHeader title={isNew ? 'Welcome' : 'Overview'} action={isNew ? null : <NewPostButton action={createPostAction} />}>
        {isNew && 'A few steps, and your first post is out.'}
      </PageHeader>
      {can(role, 'subscribers.see') && (
        <FailedNotices
          notices={failedNotices.map(({ id, kind, email, failedAt, lastReply }) => ({
            ...{ id, kind, email },
            when: formatAgo(failedAt, now),
            reply: lastReply,
          }))}
        />
      )}
      {missed.map(({ id, title, scheduleProblem }) => (
        <Callout key={id} tone="bad" title="A post was not published at its time">
          <Link href={`/dashboard/posts/${id}/publish`} className="font-medium text-ink underline underline-offset-4">
            {title || 'Untitled'}
          </Link>
          <p>{scheduleReason(scheduleProblem ?? '')}</p>
        </Callout>
      ))}
      {issues.map(
        ({ id, postId, subject, progress }) =>
          progress && (
            <section key={id} aria-label={`Mailing of ${subject}`} className="rounded-card border border-line bg-raised p-5">
              <h2 className="mb-3 font-serif text-xl font-medium">
                <Link href={`/dashboard/posts/${postId}/issue`} className="underline-offset-4 hover:underline">
                  {subject}
                </Link>
              </h2>
              <IssueProgress initial={progress} url={`/api/issues/${id}/progress`} />
            </section>
          ),
      )}
      {isNew ? (
        <FirstSteps steps={firstSteps(publication, overview)} />
      ) : (
        <Figures
          figures={[
            {
              label: readers === 1 ? 'Reader' : 'Readers',
              value: formatCount(readers),
              href: '/dashboard/subscribers?state=confirmed',
            },
            { label: 'To confirm', value: formatCount(pending), href: '/dashboard/subscribers?state=pending' },
            {
              label: published === 1 ? 'Post' : 'Posts',
              value: formatCount(published),
              href: '/dashboard/posts?state=published',
            },
          ]}
        />
      )}
      {latest.length > 0 && (
        <section aria-labelledby="latest">
          <h2 id="latest" className="mb-4 font-serif text-xl font-medium">
            Lately
          </h2>
          <PostList posts={postRows(latest, publication.timeZone, now)} level={3} />
        </section>
      )}
    </div>
  );
}
