import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { DELIVERY_WORDS, reasonWords } from './delivery-words';

type Attempt = { number: number; when: string; reply: string };
export type DeliveryRow = {
  id: string;
  subject: string;
  state: string;
  when: string | null;
  reason: string | null;
  reply: string | null;
  attempts: Attempt[];
};

/** Every mail of an issue that went to one subscriber, with each try that did not succeed. */
export function SubscriberDeliveries({ deliveries }: { deliveries: DeliveryRow[] }) {
  if (deliveries.length === 0)
    return <EmptyState title="No post was mailed to them yet">The next one will stand here, with what became of it.</EmptyState>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {deliveries.map(({ id, subject, state, when, reason, reply, attempts }) => {
        const { label, tone } = DELIVERY_WORDS[state] ?? { label: state, tone: 'quiet' as const };
        const note = reasonWords(reason) ?? (state === 'accepted' ? null : reply);
        return (
          <li key={id} className="py-4 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <p className="min-w-0 font-medium wrap-anywhere">{subject}</p>
              <Badge tone={tone}>{label}</Badge>
            </div>
            <p className="mt-1 wrap-anywhere text-muted">{[when, note].filter(Boolean).join(' · ') || 'Not sent yet'}</p>
            {attempts.length > 0 && (
              <details className="mt-2">
                <summary className="cursor-pointer text-muted hover:text-ink">Tries without success: {attempts.length}</summary>
                <ol className="mt-2 flex flex-col gap-1.5 border-l border-line pl-4 text-muted">
                  {attempts.map(({ number, when, reply }) => (
                    <li key={number} className="wrap-anywhere">
                      {when}: {reply}
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
