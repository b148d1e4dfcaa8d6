import type { Metadata } from 'next';
import { requirePost } from '@/app/dashboard/require-post';
import { SharePanel } from '@/components/dashboard/share-panel';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/can';
import { getIssueOfPost } from '@/lib/delivery/get-issue-of-post';
import { formatDateTime } from '@/lib/format/dates';
import { postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { Mailing } from './mailing';
import { IssueQuery } from './query';

export const metadata: Metadata = { title: 'Address and mailing' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** A published post: its address, and what became of its mailing. */
export default async function IssuePage({ params, searchParams }: Props) {
  const { publication, post, role } = await requirePost('edit', (await params).id);
  const query = IssueQuery.parse(await searchParams);
  const issue = can(role, 'issue.see') ? await getIssueOfPost(publication.id, post.id) : null;
  const url = post.publishedAt && post.slug ? publicationUrl(publication, postPath(post.slug)) : null;
  return (
    <>
      <PageHeader title={post.title || 'Untitled'} back={{ label: 'Back to the post', href: `/dashboard/posts/${post.id}` }}>
        {post.publishedAt &&
          `Published on ${formatDateTime(post.publishedAt, { language: 'en', timeZone: publication.timeZone })}`}
      </PageHeader>
      <div className="flex flex-col gap-8">
        {query.published !== undefined && url && (
          <Callout tone="good" title="Published">
            {issue ? 'The page is there for everyone, and the mail is on its way.' : 'The page is there for everyone.'}
          </Callout>
        )}
        {url ? <SharePanel url={url} /> : <Callout title="This post is not on your site">It has no page at the moment.</Callout>}
        {issue && (
          <Mailing
            publication={publication}
            issue={issue}
            query={query}
            mayControl={can(role, 'issue.control')}
            maySeeReaders={can(role, 'subscribers.see')}
            mayExport={can(role, 'subscribers.export')}
          />
        )}
        {!issue && url && <EmptyState title="Nobody was mailed">This post went out on the web only.</EmptyState>}
      </div>
    </>
  );
}
