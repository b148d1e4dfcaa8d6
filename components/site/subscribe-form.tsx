import { useId } from 'react';
import { buttonClass } from '@/components/ui/button';
import { wordsFor } from '@/lib/words/words-for';

type Props = {
  language: string;
  /** Where on the site it stands, kept with the subscription. */
  source: string;
  /** What was wrong the last time, for a browser without JavaScript. */
  problem?: string;
  /** Text before the field is for the page to write; this one names the field for those who hear it. */
  label?: string;
  /** Words on the button. */
  button?: string;
};

/** A plain form that a small script (subscribe-form.browser.js) improves: the answer then appears in its place. */
export function SubscribeForm({ language, source, problem, label, button }: Props) {
  const t = wordsFor(language);
  // A post may hold a form of its own words beside the one at its end.
  const id = `email-${useId()}`;
  return (
    <form
      method="post"
      action="/api/subscribe"
      data-subscribe
      data-sent-title={t('subscribe.sentTitle')}
      // The script puts the address that was typed into its place.
      data-sent-text={t('subscribe.sentTo', { email: '{email}' })}
      data-unsent={t('form.unsent')}
      className="w-full"
    >
      <label htmlFor={id} className="sr-only">
        {label ?? t('subscribe.label')}
      </label>
      <div className="flex gap-2 max-sm:flex-col">
        <input
          id={id}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="email"
          placeholder={t('subscribe.placeholder')}
          aria-describedby={`${id}-note`}
          aria-invalid={problem ? true : undefined}
          className="min-h-12 w-full min-w-0 flex-1 rounded-control border border-strong-line bg-raised px-4 text-base text-ink placeholder:text-muted aria-invalid:border-bad"
        />
        <button
          type="submit"
          className={`${buttonClass('primary')} min-h-12! shrink-0 px-5! text-base! aria-busy:opacity-60`}
          data-pending={t('form.sending')}
        >
          {button ?? t('subscribe.title')}
        </button>
      </div>
      {/* A trap: people neither see nor reach this field, programs fill it in. */}
      <div hidden>
        <label>
          {t('form.leaveEmpty')}
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <input type="hidden" name="source" value={source} />
      <script src="/subscribe-form.js" async />
      <p
        id={`${id}-note`}
        role={problem ? 'alert' : undefined}
        data-note
        className="mt-2.5 text-sm text-muted data-problem:text-bad"
        data-problem={problem ? '' : undefined}
      >
        {problem ?? t('subscribe.note')}
      </p>
    </form>
  );
}
