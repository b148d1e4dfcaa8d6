'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { PostReview } from './post-review';
import type { Finding } from './review-words';

/** The check beside publishing: each finding leads to its place in the editor. */
export function ReviewWithLinks({ postId, findings }: { postId: string; findings: Finding[] }) {
  const jump = (place: string) => (
    <Link href={`/dashboard/posts/${postId}#at-${place}`} className={buttonClass('quiet')}>
      Show me
    </Link>
  );
  return <PostReview postId={postId} findings={findings} jump={jump} />;
}
