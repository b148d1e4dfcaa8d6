'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { keepFields } from '@/components/ui/keep-fields';
import { useFormAction } from '@/components/ui/use-form-action';
import { countOf, formatCount } from '@/lib/format/counts';
import { ConditionFields, newCondition } from './condition-fields';
import type { Condition, Rule } from './segment-words';

export type SegmentCount = { free: number; paid: number } | null;

type Props = {
  action: FormAction;
  /** How many meet a rule; null for what is no rule yet */
  countAction: (rule: unknown) => Promise<SegmentCount>;
  /** null for a new one */
  segment: { id: string; name: string; rule: Rule } | null;
  sources: { value: string; label: string }[];
  backHref: string;
};

const MOST_CONDITIONS = 10;
/** After the last change, so that a number is typed to its end first. */
const COUNT_AFTER_MS = 400;

type Keyed = { key: number; condition: Condition };

/** Makes or changes a segment: its name, its rule, and how many meet it now. */
export function SegmentForm({ action, countAction, segment, sources, backHref }: Props) {
  const [state, submit, pending] = useFormAction(action);
  const { fields, values } = state;
  const [match, setMatch] = useState<Rule['match']>(segment?.rule.match ?? 'all');
  const [lines, setLines] = useState<Keyed[]>(() =>
    (segment?.rule.conditions ?? [newCondition('opened', sources)]).map((condition, key) => ({ key, condition })),
  );
  const [count, setCount] = useState<SegmentCount>(null);
  const rule = JSON.stringify({ match, conditions: lines.map(({ condition }) => condition) });

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const counted = await countAction(JSON.parse(rule)).catch(() => null);
      if (current) setCount(counted);
    }, COUNT_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [rule, countAction]);

  const change = (key: number, condition: Condition) =>
    setLines((before) => before.map((line) => (line.key === key ? { key, condition } : line)));
  const add = () =>
    setLines((before) => [
      ...before,
      { key: Math.max(...before.map(({ key }) => key)) + 1, condition: newCondition('tier', sources) },
    ]);
  return (
    <form action={submit} onSubmit={keepFields(submit)} className="flex flex-col gap-6">
      {segment && <input type="hidden" name="segmentId" value={segment.id} />}
      <input type="hidden" name="rule" value={rule} />
      <FormOutcome state={state} />
      <Field
        label="Name"
        name="name"
        required
        maxLength={80}
        placeholder="Readers who have gone quiet"
        defaultValue={values?.name ?? segment?.name}
        error={fields?.name?.[0]}
      />
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <label htmlFor="match" className="font-medium">
            Readers who meet
          </label>
          <select
            id="match"
            value={match}
            onChange={(event) => setMatch(event.target.value === 'any' ? 'any' : 'all')}
            className="min-h-11 rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink sm:text-sm"
          >
            <option value="all">all of these</option>
            <option value="any">any of these</option>
          </select>
        </div>
        {lines.map(({ key, condition }, position) => (
          <ConditionFields
            key={key}
            number={position + 1}
            condition={condition}
            sources={sources}
            onChange={(next) => change(key, next)}
            onRemove={lines.length > 1 ? () => setLines((before) => before.filter((line) => line.key !== key)) : null}
          />
        ))}
        {lines.length < MOST_CONDITIONS && (
          <Button type="button" look="secondary" className="self-start" onClick={add}>
            Add a condition
          </Button>
        )}
        <p className="text-sm text-muted">
          Opens and clicks are known where your mail provider reports them. Opens are inexact: some mail programs fetch every
          picture, others none.
        </p>
      </div>
      <p aria-live="polite" className="text-sm font-medium">
        {count
          ? `${countOf(count.free + count.paid, 'reader')} now, ${formatCount(count.paid)} of them paying`
          : 'Fill in each condition to see how many meet it.'}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={pending}>
          {segment ? 'Save' : 'Make the segment'}
        </Button>
        <Link href={backHref} className={buttonClass('quiet')}>
          Cancel
        </Link>
      </div>
    </form>
  );
}
