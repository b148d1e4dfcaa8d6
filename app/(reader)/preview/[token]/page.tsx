import { z } from 'zod';
import { framed } from '@/app/(reader)/framed';
import { readerHead } from '@/app/(reader)/reader-head';
import { ReaderPage } from '@/app/(reader)/reader-page';
import { PostPage } from '@/app/site/[host]/post-page';
import { alone } from '@/app/site/[host]/posts';
import { buttonClass } from '@/components/ui/button';
import { formatDate } from '@/lib/format/dates';
import { getPreviewedPost } from '@/lib/posts/get-previewed-post';
import { findPreviewed } from '@/lib/posts/preview-link';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';

export const generateMetadata = readerHead((t) => t('preview.head'));

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
  const t = wordsFor(publication.language);
  const postId = await findPreviewed(publication.id, token);
  const post = postId && (await getPreviewedPost(publication.id, postId, as));
  if (!post)
    return (
      <ReaderPage publication={publication} title={t('preview.goneTitle')}>
        <p>{t('preview.goneText')}</p>
        <a href="/" className={`${buttonClass('secondary')} font-sans`}>
          {t('missing.home')}
        </a>
      </ReaderPage>
    );
  return (
    <>
      {scheme && <span hidden data-scheme={scheme} />}
      {inFrame === undefined && (
        <p role="note" className="border-b border-line bg-mark px-5 py-3 text-center text-sm text-ink">
          {t('preview.note', { publication: publication.name, date: formatDate(post.updatedAt, publication) })}
        </p>
      )}
      <PostPage
        publication={await framed(publication)}
        post={alone({ ...post, title: post.title || t('document.untitled') })}
        reader={as === 'nobody' ? null : { isSubscribed: true }}
      />
    </>
  );
}
