import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { PresenceSeen } from './use-presence';

const clock = (iso: string) => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

function who(others: PresenceSeen['others']) {
  const one = ({ name, since, isYou }: PresenceSeen['others'][number]) =>
    `${isYou ? 'You, in another window' : name}, since ${clock(since)}`;
  return others.map(one).join('; ');
}

/** Who else has this post open. */
export function OthersHere({ others }: Pick<PresenceSeen, 'others'>) {
  return (
    <p role="status" className={others.length > 0 ? 'border-b border-line bg-sunk px-4 py-2 text-center text-sm text-muted' : ''}>
      {others.length > 0 && (
        <>
          <span className="font-medium text-ink">Also open here:</span> {who(others)}. If you both write, whoever saves second is
          asked what to keep.
        </>
      )}
    </p>
  );
}

/** Said to an editor that has nothing unsaved, where someone else saved meanwhile. */
export function NewerVersion({ savedBy, savedAt }: Pick<PresenceSeen, 'savedBy' | 'savedAt'>) {
  return (
    <Callout tone="warn" title="There is a newer version">
      <p>
        {savedBy ?? 'Someone'} saved this post at {clock(savedAt)}. What you see here is older.
      </p>
      <Button type="button" look="secondary" className="mt-3" onClick={() => window.location.reload()}>
        Show the newer version
      </Button>
    </Callout>
  );
}
