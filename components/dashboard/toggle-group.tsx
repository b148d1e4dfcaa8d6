'use client';

type Props<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Names by value, in their order */
  options: Partial<Record<Value, string>>;
};

/** One of a few, each a press away. */
export function ToggleGroup<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame and a legend; this is a row of buttons with a name.
    <div role="group" aria-label={label} className="flex rounded-control border border-line bg-raised p-0.5">
      {(Object.entries(options) as [Value, string][]).map(([each, name]) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === value}
          onClick={() => onChange(each)}
          className="min-h-10 rounded-[0.3rem] px-3 text-sm whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-sunk aria-pressed:font-medium aria-pressed:text-ink max-sm:px-2"
        >
          {name}
        </button>
      ))}
    </div>
  );
}
