'use client';

import { Icon } from '@/components/ui/icon';
import type { Condition } from './segment-words';

type Field = Condition['field'];
type Option = { value: string; label: string };

const FIELDS: Record<Field, string> = {
  tier: 'Paying',
  subscribed: 'Subscribed before or since',
  'subscribed-within': 'Subscribed lately',
  source: 'Where they came from',
  received: 'Got mail',
  opened: 'Opened mail',
  clicked: 'Clicked in mail',
};

/** What a condition begins as. */
export function newCondition(field: Field, sources: Option[]): Condition {
  switch (field) {
    case 'tier':
      return { field, is: 'paid' };
    case 'subscribed':
      return { field, when: 'since', day: '' };
    case 'source':
      return { field, is: true, source: sources[0]?.value ?? 'form' };
    default:
      return { field, is: true, days: 30 };
  }
}

const control = 'min-h-11 min-w-0 rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink sm:text-sm';

type PickProps = { label: string; value: string; options: Option[]; onPick: (value: string) => void };

const Pick = ({ label, value, options, onPick }: PickProps) => (
  <select aria-label={label} value={value} onChange={(event) => onPick(event.target.value)} className={control}>
    {options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);

type Props = {
  number: number;
  condition: Condition;
  sources: Option[];
  onChange: (condition: Condition) => void;
  /** null for the only one */
  onRemove: (() => void) | null;
};

/** One line of a segment's rule. */
export function ConditionFields({ number, condition, sources, onChange, onRemove }: Props) {
  const name = `Condition ${number}`;
  const yesNo = (yes: string, no: string) => [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ];
  const days = (value: number, change: (days: number) => void) => (
    <span className="flex items-center gap-2 text-sm">
      in the last
      <input
        type="number"
        aria-label={`${name}: days`}
        min={1}
        max={3650}
        required
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => change(event.target.valueAsNumber)}
        className={`${control} w-24`}
      />
      days
    </span>
  );
  return (
    <fieldset className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-raised p-3">
      <legend className="sr-only">{name}</legend>
      <Pick
        label={`${name}: what`}
        value={condition.field}
        options={Object.entries(FIELDS).map(([value, label]) => ({ value, label }))}
        onPick={(field) => onChange(newCondition(field as Field, sources))}
      />
      {condition.field === 'tier' && (
        <Pick
          label={`${name}: who`}
          value={condition.is}
          options={[
            { value: 'paid', label: 'pays' },
            { value: 'free', label: 'does not pay' },
          ]}
          onPick={(is) => onChange({ ...condition, is: is === 'free' ? 'free' : 'paid' })}
        />
      )}
      {condition.field === 'subscribed' && (
        <>
          <Pick
            label={`${name}: when`}
            value={condition.when}
            options={[
              { value: 'since', label: 'since' },
              { value: 'before', label: 'before' },
            ]}
            onPick={(when) => onChange({ ...condition, when: when === 'before' ? 'before' : 'since' })}
          />
          <input
            type="date"
            aria-label={`${name}: day`}
            required
            value={condition.day}
            onChange={(event) => onChange({ ...condition, day: event.target.value })}
            className={control}
          />
        </>
      )}
      {condition.field === 'source' && (
        <>
          <Pick
            label={`${name}: whether`}
            value={condition.is ? 'yes' : 'no'}
            options={yesNo('is', 'is not')}
            onPick={(is) => onChange({ ...condition, is: is === 'yes' })}
          />
          <Pick
            label={`${name}: source`}
            value={condition.source}
            options={sources}
            onPick={(source) => onChange({ ...condition, source })}
          />
        </>
      )}
      {'days' in condition && (
        <>
          <Pick
            label={`${name}: whether`}
            value={condition.is ? 'yes' : 'no'}
            options={condition.field === 'subscribed-within' ? yesNo('yes', 'no') : yesNo('at least one', 'none')}
            onPick={(is) => onChange({ ...condition, is: is === 'yes' })}
          />
          {days(condition.days, (value) => onChange({ ...condition, days: value }))}
        </>
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove condition ${number}`}
          onClick={onRemove}
          className="ml-auto inline-flex size-11 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink"
        >
          <Icon name="close" className="size-4" />
        </button>
      )}
    </fieldset>
  );
}
