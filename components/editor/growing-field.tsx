'use client';

import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';

type Props = {
  label: string;
  placeholder: string;
  value: string;
  maxLength: number;
  className: string;
  onChange: (value: string) => void;
  /** Enter leads on: a title has one line. */
  onEnter: () => void;
};

/** A field as tall as its words, without a frame: it looks as its words will look. */
export function GrowingField({ label, onChange, onEnter, className, value, ...rest }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <textarea
      {...rest}
      ref={field}
      rows={1}
      value={value}
      aria-label={label}
      onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
      onKeyDown={onKeyDown}
      className={`field-sizing-content block w-full resize-none overflow-hidden bg-transparent outline-none placeholder:text-muted/70 ${className}`}
    />
  );
}
