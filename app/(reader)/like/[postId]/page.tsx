import { cookies } from 'next/headers';
import { z } from 'zod';
import { LikeForm } from '@/components/site/comments/like-form';
import { Callout } from '@/components/ui/callout';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getPostLikes } from '@/lib/comments/like-post';
import { LIKER_COOKIE, likerOf } from '@/lib/comments/liker-cookie';
import { postPath } from '@/lib/format/post-path';
import { getOpenPostTitle } from '@/lib/posts/get-open-post-title';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';

export const generateMetadata = readerHead((t) => t('comments.likeWord'));

type Props = { params: Promise<{ postId: string }>; searchParams: Promise<{ problem?: string }> };

/** How a like stands: where its form leads without JavaScript. */
export default async function LikePage({ params, searchParams }: Props) {
  const { postId } = await params;
  const { problem } = await searchParams;
  const publication = await requestPublication(`/like/${encodeURIComponent(postId)}`);
  const signedIn = await getSignedIn(publication.id);
  const t = wordsFor(publication.language);
  const post = z.uuid().safeParse(postId).success ? await getOpenPostTitle(publication.id, postId) : null;
  if (!post)
    return (
      <ReaderPage publication={publication} title={t('missing.title')} plain>
        <p>{t('missing.text')}</p>
      </ReaderPage>
    );
  const browserId = likerOf((await cookies()).get(LIKER_COOKIE)?.value);
  const liker = signedIn ? { userId: signedIn.user.id } : browserId ? { browserId, network: '' } : null;
  const { likes, isLiked } = await getPostLikes(publication.id, postId, liker);
  return (
    <ReaderPage publication={publication} title={isLiked ? t('comments.thanks') : post.title} signedIn={signedIn !== null} plain>
      {problem === 'too-many' && <Callout tone="bad">{t('comments.manyLikes')}</Callout>}
      <p>{isLiked ? t('comments.youLike', { title: post.title }) : t('comments.notLiked')}</p>
      <LikeForm
        action={`/api/likes/${postId}`}
        label={t('comments.likePost')}
        likes={likes}
        isLiked={isLiked}
        language={publication.language}
        word={t('comments.likeWord')}
      />
      <p className="font-sans text-sm">
        <a href={postPath(post.slug)} className="inline-block py-2 underline underline-offset-4 hover:text-accent">
          {t('comments.toPostBack')}
        </a>
      </p>
    </ReaderPage>
  );
}
