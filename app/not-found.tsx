import type { Metadata } from 'next';
import { NoticePage } from '@/components/site/notice-page';
import { buttonClass } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

/** Also what an unknown host gets, so it names no publication. */
export default function NotFound() {
  return (
    <NoticePage title="This page does not exist">
      <p>The address may be mistyped, or what stood here was taken down.</p>
      <a href="/" className={`${buttonClass('secondary')} font-sans`}>
        Go to the front page
      </a>
    </NoticePage>
  );
}
