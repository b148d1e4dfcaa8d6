import { buttonClass } from '@/components/ui/button';
import { readingMinutes } from '@/lib/format/counts';
import { upgradePath } from '@/lib/format/upgrade-path';
import { wordsFor } from '@/lib/words/words-for';
import { SubscribeForm } from './subscribe-form';

type Props = {
  language: string;
  /** For whom the rest is. */
  access: 'free' | 'paid';
  /** Behind it; 0 where it is pictures alone. */
  words: number;
  /** Of the post. */
  path: string;
  signedIn: boolean;
  publicationName: string;
  /** The least one can pay, in words: "€5 a month"; null where it is not known. */
  price: string | null;
  /** The post's id, where this reader may open one for nothing. */
  openFree?: string | null;
};

/** Stands where the free part of a post ends: what is behind it, for whom, and the way in. */
export function PaywallBox({ language, access, words, path, signedIn, publicationName, price, openFree = null }: Props) {
  const t = wordsFor(language);
  return (
    <section
      aria-labelledby="paywall"
      className="behind-paywall mt-10 rounded-card border border-strong-line bg-raised px-5 py-8 sm:mt-12 sm:px-10 sm:py-10"
    >
      <h2 id="paywall" className="font-display text-3xl leading-tight tracking-[-0.015em] text-balance">
        {t(access === 'paid' ? 'paywall.paid' : 'paywall.free')}
      </h2>
      <p className="mt-2 font-serif text-lg leading-snug text-muted">
        {words === 0 ? t('paywall.more') : t('paywall.amount', { words, minutes: readingMinutes(words) })}
      </p>
      {access === 'paid' ? (
        <p className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
          <a href={upgradePath(path)} className={`${buttonClass('primary')} min-h-12! px-5! text-base!`}>
            {t('paywall.upgrade')}
          </a>
          {price && <span className="text-sm text-muted">{t('paywall.from', { price })}</span>}
        </p>
      ) : (
        <div className="mt-6 max-w-[34rem]">
          <p className="mb-3">{t('paywall.isFree', { publication: publicationName })}</p>
          <SubscribeForm language={language} source="paywall" />
        </div>
      )}
      {access === 'paid' && openFree && (
        <form method="post" action="/api/free-preview" className="mt-4">
          <input type="hidden" name="post" value={openFree} />
          <input type="hidden" name="next" value={path} />
          <button type="submit" className={buttonClass('secondary')}>
            {t('paywall.openFree')}
          </button>
          <p className="mt-2 text-sm text-muted">{t('paywall.openFreeNote')}</p>
        </form>
      )}
      {!signedIn && (
        <p className="mt-5 text-sm text-muted">
          {t(access === 'paid' ? 'paywall.paysAlready' : 'paywall.readsAlready')}{' '}
          <a
            href={`/sign-in?next=${encodeURIComponent(path)}`}
            className="inline-block py-2 text-ink underline decoration-accent underline-offset-4 hover:text-accent"
          >
            {t('frame.signIn')}
          </a>
        </p>
      )}
    </section>
  );
}
