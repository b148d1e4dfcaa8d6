import Form from 'next/form';
import { Icon } from './icon';

type Props = { label: string; action: string; value: string; keep?: Record<string, string> };

/** A search that is an address: it works without JavaScript, and Back undoes it. */
export function SearchForm({ label, action, value, keep = {} }: Props) {
  return (
    <Form action={action} role="search" className="relative w-full sm:max-w-72">
      {Object.entries(keep).map(([name, kept]) => (
        <input key={name} type="hidden" name={name} value={kept} />
      ))}
      <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted">
        <Icon name="search" className="size-4" />
      </span>
      <input
        type="search"
        name="search"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        key={value}
        className="min-h-11 w-full rounded-control border border-strong-line bg-raised py-2 pr-3 pl-9 text-base text-ink placeholder:text-muted sm:text-sm"
      />
    </Form>
  );
}
