import type { ButtonHTMLAttributes, ReactNode } from 'react';

export type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:brightness-110',
  secondary: 'border border-strong-line bg-raised text-ink hover:bg-sunk',
  quiet: 'text-ink hover:bg-sunk',
  danger: 'border border-bad text-bad hover:bg-bad hover:text-paper',
};

/** The classes of a button, for a link that looks like one. */
export const buttonClass = (look: Look = 'primary') =>
  `inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 py-2 text-sm font-medium transition disabled:cursor-not-allowed disabled:opacity-55 aria-busy:opacity-55 ${LOOKS[look]}`;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look;
  /** Shows that its work is under way, and keeps it from being pressed again. */
  pending?: boolean;
  children: ReactNode;
};

export function Button({ look = 'primary', pending = false, className = '', disabled, children, ...rest }: Props) {
  return (
    <button
      {...rest}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={`${buttonClass(look)} ${className}`}
    >
      {pending && (
        <span aria-hidden className="size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent" />
      )}
      {children}
    </button>
  );
}
