import { decodeSegment } from '@/app/site/[host]/decode-segment';
import { discussionMetadata } from '@/app/site/[host]/discussion-page';
import { readAsked } from '@/app/site/[host]/discussions';
import { commentsPath } from '@/lib/format/comment-path';
import { wordsFor } from '@/lib/words/words-for';
import { ReadersDiscussion, readDiscussion } from '../../../../../readers-discussion';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string; order: string; page: string }> };

async function address(params: Props['params']) {
  const { slug, order, page } = await params;
  const named = decodeSegment(slug);
  return { slug: named, path: commentsPath(named), asked: readAsked(order, page) };
}

export async function generateMetadata({ params }: Props) {
  const { path, slug, asked } = await address(params);
  const { publication, discussion } = await readDiscussion(path, slug, JSON.stringify(asked));
  return asked && discussion
    ? discussionMetadata(publication, discussion, asked)
    : { title: wordsFor(publication.language)('missing.head') };
}

/** A page of a post's comments as the one who asks sees it, with what they may do. */
export default async function ReadersCommentsPage({ params }: Props) {
  return <ReadersDiscussion {...(await address(params))} />;
}
