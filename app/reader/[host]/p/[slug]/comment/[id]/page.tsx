import { decodeSegment } from '@/app/site/[host]/decode-segment';
import { discussionMetadata } from '@/app/site/[host]/discussion-page';
import { readCommentId } from '@/app/site/[host]/discussions';
import { commentPath } from '@/lib/format/comment-path';
import { wordsFor } from '@/lib/words/words-for';
import { ReadersDiscussion, readDiscussion } from '../../../../readers-discussion';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string; id: string }> };

async function address(params: Props['params']) {
  const { slug, id } = await params;
  const named = decodeSegment(slug);
  return { slug: named, path: commentPath(named, encodeURIComponent(id)), asked: readCommentId(id) };
}

export async function generateMetadata({ params }: Props) {
  const { path, slug, asked } = await address(params);
  const { publication, discussion } = await readDiscussion(path, slug, JSON.stringify(asked));
  return asked && discussion
    ? discussionMetadata(publication, discussion, asked)
    : { title: wordsFor(publication.language)('missing.head') };
}

/** One comment with its thread as the one who asks sees it. */
export default async function ReadersCommentPage({ params }: Props) {
  return <ReadersDiscussion {...(await address(params))} />;
}
