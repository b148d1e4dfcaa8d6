import { wordsFor } from '@/lib/words/words-for';

type Props = { publication: { name: string; description: string; language: string } };

/** What the publication is about, for who comes for the first time. */
export function AboutBox({ publication: { name, description, language } }: Props) {
  const t = wordsFor(language);
  return (
    <section aria-labelledby="about" className="mt-14 border-t-2 border-ink pt-6 sm:grid sm:grid-cols-[1fr_2fr] sm:gap-10">
      <h2 id="about" className="font-display text-2xl leading-tight tracking-[-0.01em] text-balance break-words">
        {t('about.heading', { publication: name })}
      </h2>
      <div className="max-sm:mt-3">
        <p className="font-serif text-lg leading-relaxed text-pretty">
          {description || t('about.standard', { publication: name })}
        </p>
        <a
          href="/about"
          className="mt-3 inline-block py-1 text-sm underline decoration-accent underline-offset-4 hover:text-accent"
        >
          {t('document.readMore')}
        </a>
      </div>
    </section>
  );
}
