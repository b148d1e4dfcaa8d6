import type { Metadata } from 'next';
import { z } from 'zod';
import { framed } from '@/app/(reader)/framed';
import { ReaderPage } from '@/app/(reader)/reader-page';
import { PostPage } from '@/app/site/[host]/post-page';
import { alone } from '@/app/site/[host]/posts';
import { buttonClass } from '@/components/ui/button';
import { formatDate } from '@/lib/format/dates';
import { getPreviewedPost } from '@/lib/posts/get-previewed-post';
import { readPreviewToken } from '@/lib/posts/preview-link';
import { requestPublication } from '@/lib/publications/request-publication';

export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } };

const Query = z.object({
  /** Who pays sees the whole, which is what a draft is passed on for. */
  as: z.enum(['nobody', 'free', 'paid']).catch('paid'),
  scheme: z.enum(['light', 'dark']).optional().catch(undefined),
  /** In the dashboard's frame, which says itself what this is. */
  framed: z.string().optional().catch(undefined),
});

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** A post as its page will be, for whoever has the link. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { as, scheme, framed: inFrame } = Query.parse(await searchParams);
  const publication = await requestPublication();
  const postId = readPreviewToken(token);
  const post = postId && (await getPreviewedPost(publication.id, postId, as));
  if (!post)
    return (
      <ReaderPage publication={publication} title="This preview is gone">
        <p>Its link has run out, or the post was deleted. Ask whoever sent it for a new one.</p>
        <a href="/" className={`${buttonClass('secondary')} font-sans`}>
          Go to the front page
        </a>
      </ReaderPage>
    );
  return (
    <>
      {scheme && <span hidden data-scheme={scheme} />}
      {inFrame === undefined && (
        <p role="note" className="border-b border-line bg-mark px-5 py-3 text-center text-sm text-ink">
          A preview of a post by {publication.name}, as it was saved last on {formatDate(post.updatedAt, publication)}. Please
          keep the link to yourself.
        </p>
      )}
      <PostPage
        publication={await framed(publication)}
        post={alone(post)}
        reader={as === 'nobody' ? null : { isSubscribed: true }}
      />
    </>
  );
}
