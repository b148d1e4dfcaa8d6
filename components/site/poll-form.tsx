import { buttonClass } from '@/components/ui/button';

/** The form of a poll on a page of its own, without any script. */
export function PollForm({ id, answers }: { id: string; answers: { id: string; text: string }[] }) {
  return (
    <form method="post" action={`/api/polls/${id}`} className="poll">
      <fieldset>
        <legend className="sr-only">Your answer</legend>
        {answers.map((answer) => (
          <label key={answer.id}>
            <input type="radio" name="answer" value={answer.id} required />
            <span>{answer.text}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className={buttonClass('primary')}>
        Vote
      </button>
    </form>
  );
}
