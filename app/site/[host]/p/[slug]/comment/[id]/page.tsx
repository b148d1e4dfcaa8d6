import { commentPath } from '@/lib/format/comment-path';
import { decodeSegment } from '../../../../decode-segment';
import { readCommentId, siteDiscussion } from '../../../../discussions';
import { EveryonesDiscussion, everyonesMetadata } from '../../../../everyones-discussion';
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

export const generateMetadata = async ({ params }: Props) => everyonesMetadata(await read(params));

/** One comment with its thread as everyone sees it. */
export default async function EveryonesCommentPage({ params }: Props) {
  return EveryonesDiscussion(await read(params));
}
