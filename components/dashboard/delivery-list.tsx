import { Badge } from '@/components/ui/badge';
import { DELIVERY_WORDS, reasonWords } from './delivery-words';

export type IssueDeliveryRow = {
  id: string;
  email: string;
  /** A delivery's state, with `deferred` for one that waits after a try */
  state: string;
  when: string | null;
  reason: string | null;
  reply: string | null;
};

/** What became of each mail of an issue, with the server's own words where it refused. */
export function DeliveryList({ deliveries }: { deliveries: IssueDeliveryRow[] }) {
  return (
    <ul className="divide-y divide-line border-b border-line">
      {deliveries.map(({ id, email, state, when, reason, reply }) => {
        const { label, tone } = DELIVERY_WORDS[state] ?? { label: state, tone: 'quiet' as const };
        const said = state === 'accepted' ? null : reply;
        const notes = [when, reasonWords(reason)].filter(Boolean).join(' · ');
        return (
          <li key={id} className="py-3 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
              <p className="min-w-0 font-medium wrap-anywhere">{email || 'Erased'}</p>
              <Badge tone={tone}>{label}</Badge>
            </div>
            {notes && <p className="mt-0.5 text-muted">{notes}</p>}
            {said && <p className="mt-0.5 wrap-anywhere text-muted">The server said: “{said}”</p>}
          </li>
        );
      })}
    </ul>
  );
}
