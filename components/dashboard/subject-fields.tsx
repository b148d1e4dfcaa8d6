'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { countOf } from '@/lib/format/counts';

export type SplitValues = { others: string[]; percent: number; hours: number; by: string };
type Props = {
  /** The post's own, which is the first */
  subject: string;
  /** How many readers it goes to; null while they are counted */
  readers: number | null;
  /** Without it there is nothing to judge them by. */
  countsReading: boolean;
  mayCount: boolean;
  /** As it was chosen before */
  split: SplitValues | null;
  values?: Record<string, string>;
  errors?: Record<string, string[] | undefined>;
};

const MOST = 3;
const SHARES = [10, 20, 30, 40, 50];
const HOURS = [1, 2, 4, 8, 12, 24];

/** Several subjects, tried by a share of the readers. */
export function SubjectFields({ subject, readers, countsReading, mayCount, split, values, errors }: Props) {
  const kept = [1, 2, 3].map((n) => values?.[`subject${n}`] ?? '').filter(Boolean);
  const [others, setOthers] = useState<string[]>(kept.length > 0 ? kept : (split?.others ?? []));
  const [percent, setPercent] = useState(Number(values?.splitPercent ?? split?.percent ?? 20));
  if (!countsReading)
    return (
      <p className="text-sm text-muted">
        To try several subjects, opens and clicks have to be counted.{' '}
        {mayCount && (
          <Link href="/dashboard/settings#settings-reading" className="text-accent underline underline-offset-4">
            See the settings
          </Link>
        )}
      </p>
    );
  if (others.length === 0)
    return (
      <Button type="button" look="secondary" className="self-start" onClick={() => setOthers([''])}>
        Try several subjects
      </Button>
    );
  const tried = readers === null ? null : Math.round((readers * percent) / 100);
  return (
    <fieldset className="flex flex-col gap-5 rounded-card border border-line p-4 sm:p-5">
      <legend className="px-1 font-semibold">Several subjects</legend>
      <p className="text-sm text-muted">
        The first is <span className="text-ink">{subject}</span>.
      </p>
      {others.map((other, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
        <div key={index} className="flex flex-wrap items-end gap-2">
          <Field
            label={`Subject ${index + 2}`}
            name={`subject${index + 1}`}
            maxLength={300}
            value={other}
            onChange={({ target }) => setOthers(others.map((each, at) => (at === index ? target.value : each)))}
            error={errors?.[`subject${index + 1}`]?.[0]}
            className="min-w-48 flex-1"
          />
          <Button
            type="button"
            look="quiet"
            aria-label={`Remove subject ${index + 2}`}
            onClick={() => setOthers(others.filter((_, at) => at !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      {others.length < MOST && (
        <Button type="button" look="secondary" className="self-start" onClick={() => setOthers([...others, ''])}>
          Add a subject
        </Button>
      )}
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label="Tried by"
          name="splitPercent"
          value={String(percent)}
          onChange={({ target }) => setPercent(Number(target.value))}
          options={SHARES.map((share) => ({ value: String(share), label: `${share} % of readers` }))}
        />
        <SelectField
          label="For"
          name="splitHours"
          defaultValue={values?.splitHours ?? String(split?.hours ?? 4)}
          options={HOURS.map((hours) => ({ value: String(hours), label: countOf(hours, 'hour') }))}
        />
        <SelectField
          label="Best by"
          name="splitBy"
          defaultValue={values?.splitBy ?? split?.by ?? 'opens'}
          options={[
            { value: 'opens', label: 'Opens' },
            { value: 'clicks', label: 'Clicks' },
          ]}
        />
      </div>
      <p className="text-sm text-muted">
        {tried === null || readers === null
          ? 'A share of the readers tries them'
          : `About ${countOf(tried, 'reader')} ${tried === 1 ? 'tries' : 'try'} them, chosen by chance`}
        ; {readers === null || tried === null ? 'the others' : `the other ${countOf(readers - tried, 'reader')}`} get the best one
        after that time. With fewer than ten opens or clicks it is the first.
      </p>
    </fieldset>
  );
}
