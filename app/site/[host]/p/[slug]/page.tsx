import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { isOpenTo } from '@/lib/comments/can-comment';
import { postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { decodeSegment } from '../../decode-segment';
import { FIRST_LOOK, siteDiscussion } from '../../discussions';
import { missingMetadata } from '../../metadata';
import { PostPage, postMetadata } from '../../post-page';
import { movedSlug, siteGone, sitePost } from '../../posts';
import { sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; slug: string }> };

async function read(params: Props['params']) {
  const { host, slug } = await params;
  const named = decodeSegment(slug);
  const publication = await sitePublication(host, postPath(named));
  return { publication, named, post: publication && (await sitePost(publication, named)) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { publication, post } = await read(params);
  return publication && post ? postMetadata(publication, post) : missingMetadata(publication?.language);
}

/** A post as everyone may read it. Who is signed in gets a page of their own (app/reader). */
export default async function EveryonesPostPage({ params }: Props) {
  const { publication, named, post } = await read(params);
  if (!publication) return <MissingAlone />;
  const moved = post ? null : await movedSlug(publication, named);
  if (moved) permanentRedirect(publicationUrl(publication, postPath(moved.slug, moved.kind)));
  if (!post)
    return (
      <Frame publication={publication}>
        <Missing language={publication.language} isGone={await siteGone(publication, named)} />
      </Frame>
    );
  const discussion = await siteDiscussion(publication, named, FIRST_LOOK);
  const talk = discussion
    ? { discussion, isOpen: isOpenTo(discussion, null), likes: discussion.likes, isLiked: false }
    : undefined;
  return <PostPage publication={publication} post={post} reader={null} talk={talk} />;
}
