import { commentsPath } from '@/lib/format/comment-path';
import { decodeSegment } from '../../../../../decode-segment';
import { readAsked, siteDiscussion } from '../../../../../discussions';
import { EveryonesDiscussion, everyonesMetadata } from '../../../../../everyones-discussion';
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

export const generateMetadata = async ({ params }: Props) => everyonesMetadata(await read(params));

/** A page of a post's comments as everyone sees it. Who is signed in gets a page of their own (app/reader). */
export default async function EveryonesCommentsPage({ params }: Props) {
  return EveryonesDiscussion(await read(params));
}
