import { permanentRedirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { commentPath } from '@/lib/format/comment-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { decodeSegment } from '../../../../decode-segment';
import { DiscussionPage, discussionMetadata } from '../../../../discussion-page';
import { askedPath, readCommentId, siteDiscussion } from '../../../../discussions';
import { movedSlug } from '../../../../posts';
import { sitePublication } from '../../../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; slug: string; id: string }> };

async function read(params: Props['params']) {
  const { host, slug, id } = await params;
  const named = decodeSegment(slug);
  const publication = await sitePublication(host, commentPath(named, encodeURIComponent(id)));
  const asked = readCommentId(id);
  const discussion = publication && asked && (await siteDiscussion(publication, named, asked));
  return { publication, named, asked, found: asked && discussion ? { asked, discussion } : null };
}

export async function generateMetadata({ params }: Props) {
  const { publication, found } = await read(params);
  return publication && found ? discussionMetadata(publication, found.discussion, found.asked) : { title: 'Page not found' };
}

/** One comment with its thread as everyone sees it. */
export default async function EveryonesCommentPage({ params }: Props) {
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
