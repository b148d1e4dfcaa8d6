import { buttonClass } from '@/components/ui/button';
import { wordsFor } from '@/lib/words/words-for';

/** The form of a poll on a page of its own, without any script. */
type Props = { language: string; id: string; answers: { id: string; text: string }[] };

export function PollForm({ language, id, answers }: Props) {
  const t = wordsFor(language);
  return (
    <form method="post" action={`/api/polls/${id}`} className="poll">
      <fieldset>
        <legend className="sr-only">{t('poll.answer')}</legend>
        {answers.map((answer) => (
          <label key={answer.id}>
            <input type="radio" name="answer" value={answer.id} required />
            <span>{answer.text}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className={buttonClass('primary')}>
        {t('poll.vote')}
      </button>
    </form>
  );
}
