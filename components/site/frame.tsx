import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { directionOf } from '@/lib/format/direction';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { accentStyle } from './accent-style';

type Link = { href: string; name: string };
export type FramedPublication = {
  name: string;
  description: string;
  language: string;
  accent: string;
  /** As its writer arranged them */
  links: { header: Link[]; footer: Link[] };
};

/** How many links of the head have room beside the button on a phone. */
const ON_A_PHONE = 2;

type NavigationProps = { links: Link[]; t: Words; short?: boolean; signedIn?: boolean };

/** @param short leaves all but the button to the foot of the page where there is little room. */
function Navigation({ links, t, short = false, signedIn = false }: NavigationProps) {
  return (
    <nav aria-label={t('frame.site')} className="flex flex-wrap items-center justify-end gap-x-5 text-sm">
      {links.map(({ href, name }, index) => (
        <a
          key={href}
          href={href}
          className={`py-3 text-muted underline-offset-4 transition hover:text-ink hover:underline ${short || index >= ON_A_PHONE ? 'max-sm:hidden' : ''}`}
        >
          {name}
        </a>
      ))}
      <a
        href={signedIn ? '/account' : '/subscribe'}
        className={`${buttonClass(signedIn ? 'secondary' : 'primary')} min-h-9! px-3.5! py-1.5!`}
      >
        {t(signedIn ? 'frame.account' : 'frame.subscribe')}
      </a>
    </nav>
  );
}

/** The name as a newspaper carries it: large, between a fine and a double rule. For the front page. */
function Nameplate({ publication, t }: { publication: FramedPublication; t: Words }) {
  return (
    <header className="mx-auto w-full max-w-5xl px-5 sm:px-8">
      <div className="flex items-center justify-between gap-4 border-b border-line py-3">
        <a href="/sign-in" className="py-3 text-sm text-muted underline-offset-4 transition hover:text-ink hover:underline">
          {t('frame.signIn')}
        </a>
        <Navigation links={publication.links.header} t={t} />
      </div>
      <div className="pt-10 pb-8 text-center sm:pt-16 sm:pb-12">
        <h1 className="font-display text-[clamp(2.75rem,9.5vw,6rem)] leading-[0.98] tracking-[-0.025em] text-balance break-words">
          {publication.name}
        </h1>
        {publication.description && (
          <p className="mx-auto mt-5 max-w-[36rem] font-serif text-lg leading-snug text-balance text-muted sm:text-xl">
            {publication.description}
          </p>
        )}
      </div>
      <div aria-hidden className="h-[5px] border-t-[3px] border-b border-ink print:hidden" />
    </header>
  );
}

/** The name, small, so that the page below it has the word. */
function Strip({ publication, t, signedIn }: { publication: FramedPublication; t: Words; signedIn: boolean }) {
  return (
    <header className="border-b border-line print:border-ink">
      <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-6 px-5 py-3 sm:px-8">
        <a
          href="/"
          className="min-w-[min(100%,9rem)] flex-1 py-2 font-display text-2xl leading-tight tracking-[-0.015em] text-balance underline-offset-4 hover:text-accent"
        >
          {publication.name}
        </a>
        <div className="max-w-full print:hidden">
          <Navigation links={publication.links.header} t={t} short signedIn={signedIn} />
        </div>
      </div>
    </header>
  );
}

/** What every page of a publication stands in. */
export function Frame({
  publication,
  front = false,
  signedIn = false,
  plain = false,
  children,
}: {
  publication: FramedPublication;
  /** The front page carries the name large. */
  front?: boolean;
  /** It is one reader's own page: never in a shared cache. */
  signedIn?: boolean;
  /** Nothing on it needs React in the browser, so it is sent without (lib/pages/answer-readers.ts). A cached page always is. */
  plain?: boolean;
  children: ReactNode;
}) {
  const t = wordsFor(publication.language);
  const { header, footer } = publication.links;
  // What the head has no room for on a phone.
  const unseen = header.filter(({ href }) => !footer.some((link) => link.href === href));
  return (
    <div
      lang={publication.language}
      dir={directionOf(publication.language)}
      style={accentStyle(publication.accent)}
      className="flex min-h-dvh flex-col"
    >
      {plain && <meta name="courant:plain" content="" />}
      <a
        href="#content"
        className="sr-only rounded-control bg-raised px-4 py-3 text-sm focus:not-sr-only focus:absolute focus:top-2 focus:start-2 focus:z-10"
      >
        {t('frame.skip')}
      </a>
      {front ? <Nameplate publication={publication} t={t} /> : <Strip publication={publication} t={t} signedIn={signedIn} />}
      <main id="content" className="flex-1">
        {children}
      </main>
      <footer className="mt-20 border-t border-line print:hidden">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-8 gap-y-1 px-5 py-6 text-sm text-muted sm:px-8">
          <p className="py-2">{publication.name}</p>
          <ul className="flex flex-wrap gap-x-5">
            {[
              ...footer,
              ...unseen,
              { href: '/feed.xml', name: 'RSS' },
              signedIn ? { href: '/account', name: t('frame.account') } : { href: '/sign-in', name: t('frame.signIn') },
            ].map((link) => (
              <li key={link.href} className={unseen.includes(link) ? 'sm:hidden' : undefined}>
                <a href={link.href} className="block py-2 underline-offset-4 transition hover:text-ink hover:underline">
                  {link.name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </footer>
    </div>
  );
}
