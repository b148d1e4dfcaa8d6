import { Badge } from '@/components/ui/badge';

export type TransportTestState = { tested?: { name: string; ok: boolean; words: string }[]; message?: string };

/** What the servers answered to a test. */
export function TransportTestResults({ tested, message }: TransportTestState) {
  return (
    <div aria-live="polite">
      {message && <p className="mt-4 text-sm text-bad">{message}</p>}
      {tested && (
        <ul className="mt-4 flex flex-col gap-3">
          {tested.map(({ name, ok, words }) => (
            <li key={name} className="rounded-card border border-line bg-raised px-4 py-3 text-sm">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-mono break-all">{name}</span>
                <Badge tone={ok ? 'good' : 'bad'}>{ok ? 'Works' : 'Does not work'}</Badge>
              </div>
              <p className="mt-1 wrap-anywhere text-muted">{words}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
