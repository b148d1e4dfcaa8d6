import { type SelectHTMLAttributes, useId } from 'react';

type Option = { value: string; label: string };
type Props = SelectHTMLAttributes<HTMLSelectElement> & { label: string; hint?: string; error?: string; options: Option[] };

/** One of a list, with its label. */
export function SelectField({ label, hint, error, options, className = '', ...control }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        {...control}
        // React resets a form after its action; the key keeps the choice that was sent.
        key={String(control.defaultValue)}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className="min-h-11 w-full rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {note && (
        <p id={`${id}-note`} role={error ? 'alert' : undefined} className={`text-sm ${error ? 'text-bad' : 'text-muted'}`}>
          {note}
        </p>
      )}
    </div>
  );
}
