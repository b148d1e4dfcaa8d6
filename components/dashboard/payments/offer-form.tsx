'use client';

import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { CURRENCIES } from '@/lib/format/money';

type Option = { value: string; label: string };

/** Makes an offer. */
export function OfferForm({ action, plans, currency }: { action: FormAction; plans: Option[]; currency: string }) {
  return (
    <FormDialog label="Add an offer" look="primary" title="A new offer" submit="Add" action={action}>
      {({ fields, values = {} }) => (
        <>
          <Field
            label="Code"
            name="code"
            required
            maxLength={39}
            placeholder="spring-sale"
            defaultValue={values.code}
            error={fields?.code?.[0]}
            hint="It stands in the link that you share."
          />
          <div className="grid grid-cols-2 gap-3">
            <Field label="Off" name="value" inputMode="decimal" required defaultValue={values.value} error={fields?.value?.[0]} />
            <SelectField
              label="In"
              name="off"
              options={[
                { value: 'percent', label: 'Percent' },
                { value: 'amount', label: 'Money' },
              ]}
              defaultValue={values.off ?? 'percent'}
            />
          </div>
          <SelectField
            label="Currency, for money"
            name="currency"
            options={CURRENCIES.map(({ code, name }) => ({ value: code, label: `${code.toUpperCase()} · ${name}` }))}
            defaultValue={values.currency ?? currency}
          />
          <div className="grid grid-cols-[1fr_6rem] gap-3">
            <SelectField
              label="For"
              name="duration"
              options={[
                { value: 'once', label: 'The first payment' },
                { value: 'months', label: 'Some months' },
                { value: 'forever', label: 'Every payment' },
              ]}
              defaultValue={values.duration ?? 'once'}
            />
            <Field
              label="Months"
              name="months"
              inputMode="numeric"
              defaultValue={values.months}
              error={fields?.months?.[0]}
              placeholder="3"
            />
          </div>
          <SelectField
            label="Plan"
            name="tierId"
            options={[{ value: '', label: 'Every plan' }, ...plans]}
            defaultValue={values.tierId ?? ''}
            error={fields?.tierId?.[0]}
          />
          <div className="grid grid-cols-2 gap-3">
            <Field
              label="Ends after days"
              name="days"
              inputMode="numeric"
              defaultValue={values.days}
              error={fields?.days?.[0]}
              hint="Empty: never"
            />
            <Field
              label="At most for"
              name="maxRedemptions"
              inputMode="numeric"
              defaultValue={values.maxRedemptions}
              error={fields?.maxRedemptions?.[0]}
              hint="Readers. Empty: all"
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}
