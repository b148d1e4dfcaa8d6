import { permanentRedirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { commentsPath } from '@/lib/format/comment-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { decodeSegment } from '../../../../../decode-segment';
import { DiscussionPage, discussionMetadata } from '../../../../../discussion-page';
import { askedPath, readAsked, siteDiscussion } from '../../../../../discussions';
import { movedSlug } from '../../../../../posts';
import { sitePublication } from '../../../../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; slug: string; order: string; page: string }> };

async function read(params: Props['params']) {
  const { host, slug, order, page } = await params;
  const named = decodeSegment(slug);
  const publication = await sitePublication(host, commentsPath(named));
  const asked = readAsked(order, page);
  const discussion = publication && asked && (await siteDiscussion(publication, named, asked));
  const isBeyond = discussion?.mayRead && discussion.page > 1 && discussion.threads.length === 0;
  return { publication, named, asked, found: asked && discussion && !isBeyond ? { asked, discussion } : null };
}

export async function generateMetadata({ params }: Props) {
  const { publication, found } = await read(params);
  return publication && found ? discussionMetadata(publication, found.discussion, found.asked) : { title: 'Page not found' };
}

/** A page of a post's comments as everyone sees it. Who is signed in gets a page of their own (app/reader). */
export default async function EveryonesCommentsPage({ params }: Props) {
  const { publication, named, asked, found } = await read(params);
  if (!publication) return <MissingAlone />;
  const moved = found ? null : await movedSlug(publication, named);
  if (moved) permanentRedirect(publicationUrl(publication, askedPath(moved.slug, asked)));
  if (!found)
    return (
      <Frame publication={publication}>
        <Missing language={publication.language} />
      </Frame>
    );
  return <DiscussionPage publication={publication} {...found} viewer={null} />;
}
