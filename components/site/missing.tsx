import { buttonClass } from '@/components/ui/button';
import { wordsFor } from '@/lib/words/words-for';
import { NoticePage } from './notice-page';

/** Says on a cached page that its answer is 404 (lib/pages/plain-page.mjs sets the status): notFound() would leave the
 *  page blank where JavaScript is off. */
const MISSING_META = <meta name="courant:status" content="404" />;

/** What an address without a page says. It names no publication, so an unknown host may show it as well, in English. */
export function Missing({ language = 'en' }: { language?: string }) {
  const t = wordsFor(language);
  return (
    <NoticePage title={t('missing.title')}>
      {MISSING_META}
      <meta name="robots" content="noindex" />
      <p>{t('missing.text')}</p>
      <a href="/" className={`${buttonClass('secondary')} font-sans`}>
        {t('missing.home')}
      </a>
    </NoticePage>
  );
}
