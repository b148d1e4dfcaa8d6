import { pictureSource } from '@/lib/document/picture-path';
import { wordsFor } from '@/lib/words/words-for';
import type { FramedPublication } from '../frame';
import { SubscribeForm } from '../subscribe-form';

type Props = {
  publication: FramedPublication;
  /** A few words of the writer's own under the description */
  text?: string;
  /** Where who subscribes here comes from */
  source: string;
  /** Where one reads without subscribing; null while there is nothing to read */
  readFirst: string | null;
};

/** What this is, the form, and the way past it. */
export function Welcome({ publication, text, source, readFirst }: Props) {
  const { name, description, language, theme } = publication;
  const t = wordsFor(language);
  const { logo } = theme;
  return (
    <div className="mx-auto flex min-h-[72dvh] max-w-[34rem] flex-col items-center justify-center gap-6 px-5 py-16 text-center">
      {logo && (
        // biome-ignore lint/performance/noImgElement: its widths were made at upload.
        <img
          {...pictureSource(logo.key, logo.picture)}
          sizes="8rem"
          alt=""
          className="max-h-28 w-auto max-w-full object-contain"
        />
      )}
      <h1 className="max-w-full font-display text-[clamp(2.5rem,8vw,4.25rem)] leading-[1.02] tracking-[-0.022em] text-balance break-words">
        {name}
      </h1>
      {description && <p className="font-serif text-xl leading-snug text-balance text-muted">{description}</p>}
      {text && <p className="max-w-full text-sm leading-relaxed text-balance break-words whitespace-pre-line">{text}</p>}
      <SubscribeForm language={language} source={source} />
      {readFirst && (
        <>
          <a
            href={readFirst}
            data-read-first
            className="inline-flex min-h-11 items-center text-muted underline underline-offset-4 hover:text-ink"
          >
            {t('home.readFirst')}
          </a>
          {source === 'welcome' && <script src="/welcome.js" async />}
        </>
      )}
    </div>
  );
}
