import { buttonClass } from '@/components/ui/button';
import { countOf, readingMinutes } from '@/lib/format/counts';
import { upgradePath } from '@/lib/format/upgrade-path';
import { SubscribeForm } from './subscribe-form';

type Props = {
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

const amount = (words: number) =>
  words === 0
    ? 'There is more below.'
    : `${countOf(words, 'more word')}, about ${countOf(readingMinutes(words), 'minute')} of reading.`;

/** Stands where the free part of a post ends: what is behind it, for whom, and the way in. */
export function PaywallBox({ access, words, path, signedIn, publicationName, price, openFree = null }: Props) {
  return (
    <section
      aria-labelledby="paywall"
      className="behind-paywall mt-10 rounded-card border border-strong-line bg-raised px-5 py-8 sm:mt-12 sm:px-10 sm:py-10"
    >
      <h2 id="paywall" className="font-display text-3xl leading-tight tracking-[-0.015em] text-balance">
        {access === 'paid' ? 'The rest is for paying subscribers' : 'The rest is for subscribers'}
      </h2>
      <p className="mt-2 font-serif text-lg leading-snug text-muted">{amount(words)}</p>
      {access === 'paid' ? (
        <p className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
          <a href={upgradePath(path)} className={`${buttonClass('primary')} min-h-12! px-5! text-base!`}>
            Upgrade to read on
          </a>
          {price && <span className="text-sm text-muted">From {price}</span>}
        </p>
      ) : (
        <div className="mt-6 max-w-[34rem]">
          <p className="mb-3">{publicationName} is free. Leave your address, confirm it, and read on.</p>
          <SubscribeForm source="paywall" />
        </div>
      )}
      {access === 'paid' && openFree && (
        <form method="post" action="/api/free-preview" className="mt-4">
          <input type="hidden" name="post" value={openFree} />
          <input type="hidden" name="next" value={path} />
          <button type="submit" className={buttonClass('secondary')}>
            Read this one for free
          </button>
          <p className="mt-2 text-sm text-muted">Each reader has one such post.</p>
        </form>
      )}
      {!signedIn && (
        <p className="mt-5 text-sm text-muted">
          {access === 'paid' ? 'Do you pay already?' : 'Are you a subscriber already?'}{' '}
          <a
            href={`/sign-in?next=${encodeURIComponent(path)}`}
            className="inline-block py-2 text-ink underline decoration-accent underline-offset-4 hover:text-accent"
          >
            Sign in
          </a>
        </p>
      )}
    </section>
  );
}
