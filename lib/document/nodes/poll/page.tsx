import type { PageProps } from '../../rendering';
import { readPoll } from './attributes';

/** A plain form that components/site/post.browser.js improves: the results then stand in its place. In a feed, whose reader
 *  sends no forms, it is a link. */
export function PollPage({ node, context }: PageProps) {
  const poll = readPoll(node);
  if (!poll) return null;
  const { id, question, answers, closesAt } = poll;
  if (context.siteUrl)
    return (
      <>
        <p>
          <strong>{question}</strong>
        </p>
        <ul>
          {answers.map((answer) => (
            <li key={answer.id}>{answer.text}</li>
          ))}
        </ul>
        <p>
          <a href={`${context.siteUrl}/poll/${id}`}>{context.words('poll.voteOnTheWeb')}</a>
        </p>
      </>
    );
  return (
    <form
      className="poll"
      data-poll={id}
      data-closes={closesAt || undefined}
      data-unsent={context.words('form.unsent')}
      method="post"
      action={`/api/polls/${id}`}
    >
      <fieldset>
        <legend>{question}</legend>
        {answers.map((answer) => (
          <label key={answer.id}>
            <input type="radio" name="answer" value={answer.id} required />
            <span>{answer.text}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{context.words('poll.vote')}</button>
      <p data-note="" role="status" />
    </form>
  );
}
