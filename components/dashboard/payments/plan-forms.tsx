'use client';

import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { CURRENCIES } from '@/lib/format/money';

export type PlanView = { id: string; name: string; benefits: string; trialDays: number };

const currencies = CURRENCIES.map(({ code, name }) => ({ value: code, label: `${code.toUpperCase()} · ${name}` }));
const offerings = [
  { value: 'month', label: 'Each month' },
  { value: 'year', label: 'Each year' },
  { value: 'founding-year', label: 'Founding: each year, that much or more' },
  { value: 'choose-month', label: 'Each month, pay what you want' },
  { value: 'choose-year', label: 'Each year, pay what you want' },
  { value: 'once-1', label: 'Once, for 1 month' },
  { value: 'once-3', label: 'Once, for 3 months' },
  { value: 'once-6', label: 'Once, for 6 months' },
  { value: 'once-12', label: 'Once, for 12 months' },
  { value: 'lifetime', label: 'Once, for ever' },
];

/** Adds a plan, or changes one. */
export function PlanForm({ action, plan }: { action: FormAction; plan?: PlanView }) {
  return (
    <FormDialog
      label={plan ? 'Change' : 'Add a plan'}
      ariaLabel={plan ? `Change ${plan.name}` : undefined}
      look={plan ? 'secondary' : 'primary'}
      title={plan ? `Change ${plan.name}` : 'A new plan'}
      action={action}
      hidden={plan ? { tierId: plan.id } : {}}
    >
      {({ fields, values }) => (
        <>
          <Field
            label="Name"
            name="name"
            required
            maxLength={60}
            placeholder="Supporter"
            defaultValue={values?.name ?? plan?.name}
            error={fields?.name?.[0]}
          />
          <Field
            label="What readers get"
            name="benefits"
            rows={4}
            maxLength={1000}
            placeholder={'Every post\nThe whole archive'}
            defaultValue={values?.benefits ?? plan?.benefits}
            error={fields?.benefits?.[0]}
            hint="One a line."
          />
          <Field
            label="Free trial, in days"
            name="trialDays"
            type="number"
            min={0}
            max={90}
            defaultValue={values?.trialDays ?? String(plan?.trialDays ?? 0)}
            error={fields?.trialDays?.[0]}
            hint="0: none. Each reader gets one."
          />
        </>
      )}
    </FormDialog>
  );
}

/** Adds a price to a plan. */
export function PriceForm({ action, plan, currency }: { action: FormAction; plan: PlanView; currency: string }) {
  return (
    <FormDialog
      label="Add a price"
      ariaLabel={`Add a price to ${plan.name}`}
      title={`A price of ${plan.name}`}
      submit="Add"
      action={action}
      hidden={{ tierId: plan.id }}
    >
      {({ fields, values }) => (
        <>
          <SelectField
            label="Paid"
            name="offering"
            options={offerings}
            defaultValue={values?.offering ?? 'month'}
            error={fields?.offering?.[0]}
          />
          <div className="grid grid-cols-[1fr_2fr] gap-3">
            <Field
              label="Amount"
              name="amount"
              inputMode="decimal"
              required
              defaultValue={values?.amount}
              error={fields?.amount?.[0]}
            />
            <SelectField
              label="Currency"
              name="currency"
              options={currencies}
              defaultValue={values?.currency ?? currency}
              error={fields?.currency?.[0]}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

type PriceView = { id: string; words: string; amount: string; readers: string | null; canMove: boolean };

/** Changes what a price asks. */
export function ChangePriceForm({ action, price, plan }: { action: FormAction; price: PriceView; plan: string }) {
  return (
    <FormDialog
      label="Change the amount"
      inMenu
      title={`${plan}: ${price.words}`}
      submit="Change"
      action={action}
      hidden={{ priceId: price.id }}
    >
      {({ fields, values }) => (
        <>
          <Field
            label="New amount"
            name="amount"
            inputMode="decimal"
            required
            defaultValue={values?.amount ?? price.amount}
            error={fields?.amount?.[0]}
          />
          {price.readers && price.canMove && (
            <CheckField
              label={`Also for ${price.readers} who pay it now`}
              name="moveReaders"
              hint="From each one's next payment on. Left open, they keep their price."
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
