import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { ACT_KINDS } from './activity-words';

type Props = { action: string; kind?: string; by?: string; members: { id: string; name: string }[] };

const control =
  'min-h-11 min-w-0 max-w-56 max-sm:flex-1 rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink sm:text-sm';

/** Narrows the activity log. It is an address: it works without JavaScript, and Back undoes it. */
export function ActivityFilter({ action, kind, by, members }: Props) {
  return (
    <Form action={action} className="flex flex-wrap items-center gap-2">
      <select name="kind" aria-label="Of what" defaultValue={kind ?? ''} key={`kind ${kind}`} className={control}>
        <option value="">Everything</option>
        {Object.entries(ACT_KINDS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select name="by" aria-label="By whom" defaultValue={by ?? ''} key={`by ${by}`} className={control}>
        <option value="">Everyone</option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button type="submit" look="secondary">
        Show
      </Button>
    </Form>
  );
}
