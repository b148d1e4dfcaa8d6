import { pictureSource } from '@/lib/document/picture-path';
import { wordsFor } from '@/lib/words/words-for';
import type { FramedPublication } from '../frame';
import { SubscribeForm } from '../subscribe-form';

type Props = { publication: FramedPublication; hasPosts: boolean };

/** The front page as a single page: what this is, the form, and the way past it. */
export function Welcome({ publication, hasPosts }: Props) {
  const { name, description, language, theme } = publication;
  const t = wordsFor(language);
  const { logo } = theme;
  return (
    <div className="mx-auto flex max-w-[34rem] flex-col items-center gap-6 px-5 py-16 text-center sm:py-28">
      {logo && (
        // biome-ignore lint/performance/noImgElement: its widths were made at upload.
        <img
          {...pictureSource(logo.key, logo.picture)}
          sizes="8rem"
          alt=""
          className="max-h-28 w-auto max-w-full object-contain"
        />
      )}
      <h1 className="font-display text-[clamp(2.5rem,8vw,4.25rem)] leading-[1.02] tracking-[-0.022em] text-balance break-words">
        {name}
      </h1>
      {description && <p className="font-serif text-xl leading-snug text-balance text-muted">{description}</p>}
      <SubscribeForm language={language} source="home" />
      {hasPosts && (
        <a href="/archive" className="py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
          {t('home.readFirst')}
        </a>
      )}
    </div>
  );
}
