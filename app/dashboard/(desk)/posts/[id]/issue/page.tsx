import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requirePost } from '@/app/dashboard/require-post';
import { postPicture } from '@/app/site/[host]/post-page';
import { mailingName } from '@/components/dashboard/mailing-name';
import { PollPanel } from '@/components/dashboard/poll-panel';
import { ReachPanel } from '@/components/dashboard/reach-panel';
import { SharePanel } from '@/components/dashboard/share-panel';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { can } from '@/lib/auth/can';
import { listIssuesOfPost } from '@/lib/delivery/list-issues-of-post';
import { formatDateTime } from '@/lib/format/dates';
import { postPath } from '@/lib/format/post-path';
import { listPolls } from '@/lib/polls/list-polls';
import { getPublishedPost } from '@/lib/posts/get-published-post';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { publicationUrl } from '@/lib/publications/publication-url';
import { Mailing } from './mailing';
import { IssueQuery } from './query';

export const metadata: Metadata = { title: 'Address and mailing' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** A published post: its address, and what became of its mailings. */
export default async function IssuePage({ params, searchParams }: Props) {
  const member = await requirePost('edit', (await params).id);
  const { publication, post, role } = member;
  if (post.kind === 'page') notFound();
  const query = IssueQuery.parse(await searchParams);
  const issues = can(role, 'issue.see') ? await listIssuesOfPost(publication.id, post.id) : [];
  const issue = issues.find(({ id }) => id === query.issue) ?? issues.at(-1);
  const url = post.publishedAt && post.slug ? publicationUrl(publication, postPath(post.slug)) : null;
  const seen = post.publishedAt && post.slug ? await getPublishedPost(publication.id, post.slug) : null;
  const mayPublish = mayWithPost(member, 'publish', post);
  const when = (date: Date) => formatDateTime(date, { language: 'en', timeZone: publication.timeZone });
  const mailPath = `/dashboard/posts/${post.id}/mail`;
  return (
    <>
      <PageHeader title={post.title || 'Untitled'} back={{ label: 'Back to the post', href: `/dashboard/posts/${post.id}` }}>
        {post.publishedAt && `Published on ${when(post.publishedAt)}`}
      </PageHeader>
      <div className="flex flex-col gap-8">
        {query.published !== undefined && url && (
          <Callout tone="good" title="Published">
            {issue ? 'The page is there, and the mail is on its way.' : 'The page is there.'}
          </Callout>
        )}
        {query.changed !== undefined && url && (
          <Callout tone="good" title="Saved">
            Its page follows at once.
          </Callout>
        )}
        {url ? (
          <SharePanel url={url} pictureUrl={seen && postPicture(publication, seen)} />
        ) : (
          <Callout title="This post is not on your site">It has no page at the moment.</Callout>
        )}
        {url && (
          <ReachPanel
            access={post.reach.access}
            opensAt={post.reach.unlocksAt && when(post.reach.unlocksAt)}
            unlisted={post.reach.unlisted}
            changeHref={mayPublish ? `/dashboard/posts/${post.id}/access` : null}
          />
        )}
        <PollPanel polls={await listPolls(publication.id, post.id)} />
        {issues.length > 1 && issue && (
          <Tabs
            label="Mailings"
            tabs={issues.map(({ id, emailing }) => ({
              label: mailingName(emailing),
              href: `/dashboard/posts/${post.id}/issue?issue=${id}`,
              current: id === issue.id,
            }))}
          />
        )}
        {issue && (
          <Mailing
            key={issue.id}
            publication={publication}
            issue={issue}
            query={query}
            mayControl={can(role, 'issue.control')}
            maySeeReaders={can(role, 'subscribers.see')}
            mayExport={can(role, 'subscribers.export')}
            maySet={can(role, 'settings.change')}
          />
        )}
        {!issue && url && (
          <EmptyState title="Nobody was mailed">
            This post went out on the web only.
            {mayPublish && can(role, 'issue.see') && (
              <Link href={mailPath} className={`${buttonClass('secondary')} mt-4`}>
                Mail it now…
              </Link>
            )}
          </EmptyState>
        )}
        {issues[0]?.finishedAt && url && mayPublish && (
          <section
            aria-labelledby="correction"
            className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-6"
          >
            <div className="max-w-prose">
              <h2 id="correction" className="font-semibold">
                Was something wrong in it?
              </h2>
              <p className="mt-1 text-sm text-muted">
                What you change in the post changes its page; the mail is gone. A correction mails the post once more, as its page
                is now, to those who got it.
              </p>
            </div>
            <Link href={mailPath} className={buttonClass('secondary')}>
              Send a correction…
            </Link>
          </section>
        )}
      </div>
    </>
  );
}
