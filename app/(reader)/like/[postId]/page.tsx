import type { Metadata } from 'next';
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
import { ReaderPage } from '../../reader-page';

export const metadata: Metadata = { title: 'Like', robots: { index: false } };

type Props = { params: Promise<{ postId: string }>; searchParams: Promise<{ problem?: string }> };

/** How a like stands: where its form leads without JavaScript. */
export default async function LikePage({ params, searchParams }: Props) {
  const { postId } = await params;
  const { problem } = await searchParams;
  const publication = await requestPublication(`/like/${encodeURIComponent(postId)}`);
  const signedIn = await getSignedIn(publication.id);
  const post = z.uuid().safeParse(postId).success ? await getOpenPostTitle(publication.id, postId) : null;
  if (!post)
    return (
      <ReaderPage publication={publication} title="Post not found">
        <p>It was taken down, or the address is not complete.</p>
      </ReaderPage>
    );
  const browserId = likerOf((await cookies()).get(LIKER_COOKIE)?.value);
  const liker = signedIn ? { userId: signedIn.user.id } : browserId ? { browserId, network: '' } : null;
  const { likes, isLiked } = await getPostLikes(publication.id, postId, liker);
  return (
    <ReaderPage publication={publication} title={isLiked ? 'Thank you' : post.title} signedIn={signedIn !== null}>
      {problem === 'too-many' && (
        <Callout tone="bad">There were many likes from your network. Sign in, and yours counts.</Callout>
      )}
      <p>{isLiked ? `You like “${post.title}”.` : 'You have not liked this post.'}</p>
      <LikeForm
        action={`/api/likes/${postId}`}
        what="this post"
        likes={likes}
        isLiked={isLiked}
        language={publication.language}
        named
      />
      <p className="font-sans text-sm">
        <a href={postPath(post.slug)} className="inline-block py-2 underline underline-offset-4 hover:text-accent">
          Back to the post
        </a>
      </p>
    </ReaderPage>
  );
}
