import { formatShare } from '@/lib/format/counts';
import { wordsFor } from '@/lib/words/words-for';

type Props = {
  language: string;
  answers: { id: string; text: string; votes: number }[];
  votes: number;
  /** What this reader chose */
  chosen?: string | null;
};

/** How a poll stands: each answer with its share, as a number and as a bar. post.browser.js draws the same. */
export function PollResults({ language, answers, votes, chosen = null }: Props) {
  const t = wordsFor(language);
  return (
    <div className="poll-results">
      <ul className="poll-answers">
        {answers.map((answer) => (
          <li key={answer.id} className="poll-answer" data-chosen={answer.id === chosen ? '' : undefined}>
            <span>{answer.id === chosen ? t('poll.chosen', { answer: answer.text }) : answer.text}</span>
            <span>{formatShare(answer.votes, votes)}</span>
            <meter max={Math.max(1, votes)} value={answer.votes} aria-hidden />
          </li>
        ))}
      </ul>
      <p className="poll-count">{t('poll.votes', { count: votes })}</p>
    </div>
  );
}
