import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { framed } from '@/app/(reader)/framed';
import { decodeSegment } from '@/app/site/[host]/decode-segment';
import { FIRST_LOOK } from '@/app/site/[host]/discussions';
import { missingMetadata } from '@/app/site/[host]/metadata';
import { PostPage, postMetadata } from '@/app/site/[host]/post-page';
import { readersPost } from '@/app/site/[host]/posts';
import { Frame } from '@/components/site/frame';
import { Missing } from '@/components/site/missing';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getReader } from '@/lib/billing/get-reader';
import { getViewer } from '@/lib/comments/commenter';
import { getDiscussion } from '@/lib/comments/get-discussion';
import { getPostLikes } from '@/lib/comments/like-post';
import { postPath } from '@/lib/format/post-path';
import { getMovedSlug } from '@/lib/posts/get-moved-slug';
import { isGone } from '@/lib/posts/is-gone';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requestPublication } from '@/lib/publications/request-publication';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }> };

/** The publication is the request's host, and the reader is the session's: nothing in the address decides either. */
const read = cache(async (slug: string) => {
  const publication = await framed(await requestPublication(postPath(slug)));
  const signedIn = await getSignedIn(publication.id);
  const reader = signedIn && (await getReader(publication.id, signedIn));
  return { publication, signedIn, reader, post: await readersPost(publication.id, slug, reader) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { publication, post } = await read(decodeSegment((await params).slug));
  return post ? postMetadata(publication, post) : missingMetadata(publication.language);
}

/** A post as the one who asks may read it. next.config.js leads here whoever sends a session's cookie, also a made-up one. */
export default async function ReadersPostPage({ params }: Props) {
  const slug = decodeSegment((await params).slug);
  const { publication, signedIn, reader, post } = await read(slug);
  const moved = post ? null : await getMovedSlug(publication.id, slug);
  if (moved) permanentRedirect(publicationUrl(publication, postPath(moved.slug, moved.kind)));
  if (!post)
    return (
      <Frame publication={publication} signedIn={reader !== null}>
        <Missing language={publication.language} isGone={await isGone(publication.id, slug)} />
      </Frame>
    );
  const isSubscribed = Boolean(reader?.subscription?.confirmedAt && !reader.subscription.endedAt);
  const viewer = await getViewer(publication.id, signedIn);
  const [discussion, { likes, isLiked }] = await Promise.all([
    getDiscussion(publication.id, slug, viewer, FIRST_LOOK),
    getPostLikes(publication.id, post.id, signedIn && { userId: signedIn.user.id }),
  ]);
  return (
    <PostPage
      publication={publication}
      post={post}
      reader={reader && { isSubscribed, mayOpenOne: reader.mayOpenOne }}
      talk={discussion ? { discussion, likes, isLiked } : undefined}
    />
  );
}
