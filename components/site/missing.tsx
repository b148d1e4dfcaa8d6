import { buttonClass } from '@/components/ui/button';
import { NoticePage } from './notice-page';

/** Says on a cached page that its answer is 404 (lib/pages/plain-page.mjs sets the status): notFound() would leave the
 *  page blank where JavaScript is off. */
const MISSING_META = <meta name="courant:status" content="404" />;

/** What an address without a page says. It names no publication, so an unknown host may show it as well. */
export function Missing() {
  return (
    <NoticePage title="This page does not exist">
      {MISSING_META}
      <meta name="robots" content="noindex" />
      <p>The address may be mistyped, or what stood here was taken down.</p>
      <a href="/" className={`${buttonClass('secondary')} font-sans`}>
        Go to the front page
      </a>
    </NoticePage>
  );
}
