import { buttonClass } from '@/components/ui/button';
import { wordsFor } from '@/lib/words/words-for';
import { NoticePage } from './notice-page';

/** What an address without a page says. It names no publication, so an unknown host may show it as well, in English. Says what
 *  its answer is (lib/pages/plain-page.mjs sets the status), for notFound() would leave the page blank where JavaScript is off;
 *  and that nobody needs React for it.
 *  @param isGone something stood here that was deleted: 410, so that search engines forget it at once */
export function Missing({ language = 'en', isGone = false }: { language?: string; isGone?: boolean }) {
  const t = wordsFor(language);
  return (
    <NoticePage title={t(isGone ? 'missing.goneTitle' : 'missing.title')}>
      <meta name="courant:status" content={isGone ? '410' : '404'} />
      <meta name="courant:plain" content="" />
      <meta name="robots" content="noindex" />
      <p>{t(isGone ? 'missing.goneText' : 'missing.text')}</p>
      <a href="/" className={`${buttonClass('secondary')} font-sans`}>
        {t('missing.home')}
      </a>
    </NoticePage>
  );
}

/** The same where no publication frames it. */
export const MissingAlone = () => (
  <main>
    <Missing />
  </main>
);
