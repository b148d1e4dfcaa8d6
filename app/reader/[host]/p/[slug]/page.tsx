import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { decodeSegment } from '@/app/site/[host]/decode-segment';
import { readersFirstLook } from '@/app/site/[host]/discussions';
import { missingMetadata } from '@/app/site/[host]/metadata';
import { PostPage, postMetadata } from '@/app/site/[host]/post-page';
import { movedSlug, readersPost, siteGone } from '@/app/site/[host]/posts';
import { Frame } from '@/components/site/frame';
import { Missing } from '@/components/site/missing';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getReader } from '@/lib/billing/get-reader';
import { isOpenTo } from '@/lib/comments/can-comment';
import { getPostLikes } from '@/lib/comments/like-post';
import { postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { readersPublication } from '../../readers-publication';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }> };

/** The publication is the request's host, and the reader is the session's: nothing in the address decides either. */
const read = cache(async (slug: string) => {
  const publication = await readersPublication(postPath(slug));
  const signedIn = await getSignedIn(publication.id);
  const reader = signedIn && (await getReader(publication.id, signedIn));
  return { publication, signedIn, reader, found: await readersPost(publication, slug, reader) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { publication, found } = await read(decodeSegment((await params).slug));
  return found ? postMetadata(publication, found.post) : missingMetadata(publication.language);
}

/** A post as the one who asks may read it. next.config.js leads here whoever sends a session's cookie, also a made-up one. */
export default async function ReadersPostPage({ params }: Props) {
  const slug = decodeSegment((await params).slug);
  const { publication, signedIn, reader, found } = await read(slug);
  const moved = found ? null : await movedSlug(publication, slug);
  if (moved) permanentRedirect(publicationUrl(publication, postPath(moved.slug, moved.kind)));
  if (!found)
    return (
      <Frame publication={publication} signedIn={reader !== null}>
        <Missing language={publication.language} isGone={await siteGone(publication, slug)} />
      </Frame>
    );
  const { post, mayRead } = found;
  const isSubscribed = Boolean(reader?.subscription?.confirmedAt && !reader.subscription.endedAt);
  const [discussion, { likes, isLiked }] = await Promise.all([
    readersFirstLook(publication, post, mayRead),
    getPostLikes(publication.id, post.id, signedIn && { userId: signedIn.user.id }),
  ]);
  return (
    <PostPage
      publication={publication}
      post={post}
      reader={reader && { isSubscribed, mayOpenOne: reader.mayOpenOne }}
      talk={discussion ? { discussion, isOpen: isOpenTo(discussion, reader), likes, isLiked } : undefined}
    />
  );
}
