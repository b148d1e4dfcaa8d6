import { wordsFor } from '@/lib/words/words-for';
import { SubscribeForm } from './subscribe-form';

type Props = {
  language: string;
  title: string;
  text?: string;
  source: string;
  /** Words and form beside each other where there is room. */
  wide?: boolean;
  /** Words on the button. */
  button?: string;
  /** What those who hear it know it by, where a page has more than one. */
  label?: string;
};

/** The form with a word before it, set apart from the text around it. */
export function SubscribeBox({ language, title, text, source, wide = false, button, label }: Props) {
  return (
    <section
      aria-label={label ?? wordsFor(language)('subscribe.title')}
      className={`rounded-card border border-line bg-sunk px-5 py-8 sm:px-10 sm:py-10 print:hidden ${wide ? 'grid items-center gap-x-12 gap-y-6 md:grid-cols-2' : ''}`}
    >
      <div>
        <h2 className="font-display text-3xl leading-tight tracking-[-0.015em] text-balance">{title}</h2>
        {text && <p className="mt-2 max-w-[34rem] font-serif text-lg leading-snug text-muted">{text}</p>}
      </div>
      <div className={wide ? '' : 'mt-6 max-w-[34rem]'}>
        <SubscribeForm language={language} source={source} button={button} />
      </div>
    </section>
  );
}
