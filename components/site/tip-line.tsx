import { wordsFor } from '@/lib/words/words-for';

type Props = { href: string; language: string; publicationName: string };

/** Asks for a tip, under what was read. */
export function TipLine({ href, language, publicationName }: Props) {
  const t = wordsFor(language);
  return (
    <p className="mt-12 flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line pt-5 font-sans text-base text-muted print:hidden">
      {t('tip.ask')}
      <a href={href} className="py-2 text-ink underline decoration-accent underline-offset-4 hover:text-accent">
        {t('tip.leave', { publication: publicationName })}
      </a>
    </p>
  );
}
