import { countOf, formatShare } from '@/lib/format/counts';

type Props = {
  answers: { id: string; text: string; votes: number }[];
  votes: number;
  /** What this reader chose */
  chosen?: string | null;
};

/** How a poll stands: each answer with its share, as a number and as a bar. post.browser.js draws the same. */
export function PollResults({ answers, votes, chosen = null }: Props) {
  return (
    <div className="poll-results">
      <ul className="poll-answers">
        {answers.map((answer) => (
          <li key={answer.id} className="poll-answer" data-chosen={answer.id === chosen ? '' : undefined}>
            <span>
              {answer.text}
              {answer.id === chosen && ' (your vote)'}
            </span>
            <span>{formatShare(answer.votes, votes)}</span>
            <meter max={Math.max(1, votes)} value={answer.votes} aria-hidden />
          </li>
        ))}
      </ul>
      <p className="poll-count">{countOf(votes, 'vote')}</p>
    </div>
  );
}
