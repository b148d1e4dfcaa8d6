import { PollResults } from '@/components/site/poll-results';

type Props = {
  polls: {
    id: string;
    question: string;
    answers: { id: string; text: string; votes: number }[];
    votes: number;
    isClosed: boolean;
  }[];
};

/** How the polls of a post stand; nothing where it has none. */
export function PollPanel({ polls }: Props) {
  return polls.map(({ id, question, answers, votes, isClosed }) => (
    <section key={id} aria-label={`Poll: ${question}`} className="rounded-card border border-line bg-raised p-5">
      <h2 className="mb-3 font-semibold">
        {question}
        {isClosed && <span className="ml-2 text-sm font-normal text-muted">Closed</span>}
      </h2>
      <PollResults language="en" answers={answers} votes={votes} />
    </section>
  ));
}
