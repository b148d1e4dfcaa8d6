import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { requirePost } from '@/app/dashboard/require-post';
import { ReachForm } from '@/components/dashboard/reach-form';
import { PageHeader } from '@/components/ui/page-header';
import { postPath } from '@/lib/format/post-path';
import { localTime } from '@/lib/format/zoned-time';
import { cutShape } from '@/lib/posts/cut-shape';
import { publicationUrl } from '@/lib/publications/publication-url';
import { changeReachAction } from './actions';

export const metadata: Metadata = { title: 'Who can read it' };

/** Changes who may read a published post. */
export default async function AccessPage({ params }: { params: Promise<{ id: string }> }) {
  const { publication, post } = await requirePost('publish', (await params).id);
  if (post.kind === 'page') notFound();
  if (!post.publishedAt || !post.slug) redirect(`/dashboard/posts/${post.id}/publish`);
  const { access, unlocksAt, unlisted } = post.reach;
  const { timeZone } = publication;
  return (
    <>
      <PageHeader
        title={`Who can read “${post.title}”`}
        back={{ label: 'Address and mailing', href: `/dashboard/posts/${post.id}/issue` }}
      >
        Its page, the feed and search follow at once. Mail that was sent stays as it was.
      </PageHeader>
      <ReachForm
        action={changeReachAction}
        postId={post.id}
        reach={{ access, unlocksAt: unlocksAt && localTime(unlocksAt, timeZone), unlisted }}
        cut={cutShape(post.document)}
        timeZone={timeZone}
        pageUrl={publicationUrl(publication, postPath(post.slug))}
      />
    </>
  );
}
