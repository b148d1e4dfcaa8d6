import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { pictureSource } from '@/lib/document/picture-path';
import type { Picture } from '@/lib/document/types';
import { directionOf } from '@/lib/format/direction';
import { frontPath } from '@/lib/format/front-path';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { ThemeStyle } from './theme-style';

type Link = { href: string; name: string };
type Shown = { key: string; picture: Picture } | null;
type FramedTheme = {
  paper: string;
  fonts: string;
  home: string;
  header: 'nameplate' | 'strip';
  welcome: boolean;
  logo: Shown;
  cover: Shown;
};
export type FramedPublication = {
  name: string;
  description: string;
  language: string;
  accent: string;
  /** How its site looks, its pictures read */
  theme: FramedTheme;
  /** As its writer arranged them */
  links: { header: Link[]; footer: Link[] };
};

/** How many links of the head stand beside the button on a phone, and how many letters it has room for in one line. */
const ON_A_PHONE = 2;
const LETTERS_ON_A_PHONE = 34;

/** In letters: a sign of East Asia is as wide as two. */
const widthOf = (words: string) => [...words].reduce((sum, sign) => sum + (/[\u1100-\u11ff\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);

/** How many of the first links have room in the line of a phone, beside signing in and the button. */
function onAPhone(links: Link[], t: Words): number {
  let room = LETTERS_ON_A_PHONE - widthOf(t('frame.signIn')) - widthOf(t('frame.subscribe'));
  let count = 0;
  for (const { name } of links.slice(0, ON_A_PHONE)) {
    room -= widthOf(name);
    if (room < 0) break;
    count++;
  }
  return count;
}

type NavigationProps = { links: Link[]; t: Words; short?: boolean; signedIn?: boolean };

/** @param short leaves all but the button to the foot of the page where there is little room. */
function Navigation({ links, t, short = false, signedIn = false }: NavigationProps) {
  const shown = short ? 0 : onAPhone(links, t);
  return (
    <nav aria-label={t('frame.site')} className="flex flex-wrap items-center justify-end gap-x-5 text-sm">
      {links.map(({ href, name }, index) => (
        <a
          key={href}
          href={href}
          className={`py-3 text-muted underline-offset-4 transition hover:text-ink hover:underline ${index >= shown ? 'max-sm:hidden' : ''}`}
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

/** What a writer put in the place of the name. */
const Logo = ({ shown: { key, picture }, name, className }: { shown: NonNullable<Shown>; name: string; className: string }) => (
  // biome-ignore lint/performance/noImgElement: its widths were made at upload.
  <img {...pictureSource(key, picture)} sizes="20rem" alt={name} className={`w-auto object-contain ${className}`} />
);

/** The picture across the front page. */
const Cover = ({ shown: { key, picture } }: { shown: NonNullable<Shown> }) => (
  // biome-ignore lint/performance/noImgElement: its widths were made at upload.
  <img
    {...pictureSource(key, picture)}
    sizes="(min-width: 64rem) 64rem, 100vw"
    alt=""
    fetchPriority="high"
    className="mx-auto aspect-[3/1] w-full max-w-5xl bg-sunk object-cover"
  />
);

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
          {publication.theme.logo ? (
            <Logo shown={publication.theme.logo} name={publication.name} className="mx-auto max-h-40 max-w-full" />
          ) : (
            publication.name
          )}
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

type StripProps = { publication: FramedPublication; t: Words; signedIn: boolean; name: 'h1' | 'div' | null };

/** The name, small, so that the page below it has the word. @param name what it is there; null leaves it to the page */
function Strip({ publication, t, signedIn, name: Name }: StripProps) {
  return (
    <header className="border-b border-line print:border-ink">
      <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-6 px-5 py-3 sm:px-8">
        {Name ? (
          <Name className="min-w-[min(100%,9rem)] flex-1">
            <a
              href={frontPath(publication.theme)}
              className="block min-w-0 py-2 font-display text-2xl leading-tight tracking-[-0.015em] text-balance underline-offset-4 hover:text-accent"
            >
              {publication.theme.logo ? (
                <Logo shown={publication.theme.logo} name={publication.name} className="max-h-10" />
              ) : (
                publication.name
              )}
            </a>
          </Name>
        ) : (
          <span />
        )}
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
  /** The front page carries the name large; a bare one says it itself; a welcome has nothing above it that leads away. */
  front?: boolean | 'bare' | 'welcome';
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
    <div lang={publication.language} dir={directionOf(publication.language)} className="flex min-h-dvh flex-col">
      {plain && <meta name="courant:plain" content="" />}
      <ThemeStyle accent={publication.accent} paper={publication.theme.paper} fonts={publication.theme.fonts} />
      <a
        href="#content"
        className="sr-only rounded-control bg-raised px-4 py-3 text-sm focus:not-sr-only focus:absolute focus:top-2 focus:start-2 focus:z-10"
      >
        {t('frame.skip')}
      </a>
      {front === 'welcome' ? null : front === true && publication.theme.header === 'nameplate' ? (
        <Nameplate publication={publication} t={t} />
      ) : (
        <Strip publication={publication} t={t} signedIn={signedIn} name={front === 'bare' ? null : front ? 'h1' : 'div'} />
      )}
      {front && publication.theme.cover && <Cover shown={publication.theme.cover} />}
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
