import type { InputHTMLAttributes, ReactNode } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children'> & {
  label: ReactNode;
  /** What choosing it means */
  children?: ReactNode;
};

/** One of several that exclude each other, as a card with what it means. */
export function Choice({ label, children, ...input }: Props) {
  return (
    <label
      className={`flex gap-3 rounded-card border border-line bg-raised p-4 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent ${input.disabled ? 'cursor-not-allowed opacity-60' : 'cursor-pointer'}`}
    >
      <input {...input} type="radio" className="mt-1 self-start" />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{label}</span>
        {children && <span className="block text-sm text-muted">{children}</span>}
      </span>
    </label>
  );
}
