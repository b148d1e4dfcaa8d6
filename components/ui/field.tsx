import { type InputHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';

type Common = {
  label: string;
  /** Stands under the field before anything is wrong. */
  hint?: string;
  /** What is wrong with what was entered, and what to do. */
  error?: string;
  labelHidden?: boolean;
};
type InputProps = Common & InputHTMLAttributes<HTMLInputElement> & { rows?: undefined };
type AreaProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement> & { rows: number };

const CONTROL =
  'w-full min-h-11 rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-bad';

/** A labelled input, or a text area where `rows` is given. */
export function Field({ label, hint, error, labelHidden = false, className = '', ...control }: InputProps | AreaProps) {
  const id = useId();
  const note = error ?? hint;
  const shared = {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': note ? `${id}-note` : undefined,
    className: CONTROL,
  };
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {control.rows === undefined ? <input {...control} {...shared} /> : <textarea {...control} {...shared} />}
      {note && (
        <p id={`${id}-note`} role={error ? 'alert' : undefined} className={`text-sm ${error ? 'text-bad' : 'text-muted'}`}>
          {note}
        </p>
      )}
    </div>
  );
}
