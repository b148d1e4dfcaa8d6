'use client';

import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import { CURRENCIES } from '@/lib/format/money';

type Settings = {
  graceDays: number;
  taxes: boolean;
  gifts: boolean;
  groups: boolean;
  tips: boolean;
  tipsOnPosts: boolean;
  tipsInMails: boolean;
  tipCurrency: string;
  freePreviews: boolean;
};

/** The switches of taking money. */
export function PaymentSettingsForm({ action, settings }: { action: FormAction; settings: Settings }) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  const ticked = (name: Exclude<keyof Settings, 'graceDays' | 'tipCurrency'>) =>
    values ? values[name] === 'on' : settings[name];
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-6">
      <Field
        label="Days of grace"
        name="graceDays"
        type="number"
        min={0}
        max={60}
        className="max-w-40"
        defaultValue={values?.graceDays ?? String(settings.graceDays)}
        error={fields?.graceDays?.[0]}
      />
      <p className="-mt-4 text-sm text-muted">How long a reader whose payment fails reads on while it is tried again.</p>
      <CheckField
        label="Gifts"
        name="gifts"
        defaultChecked={ticked('gifts')}
        hint="Readers can buy a plan for somebody else, for one, three, six or twelve months."
      />
      <CheckField
        label="Groups"
        name="groups"
        defaultChecked={ticked('groups')}
        hint="One reader can pay for several places and invite the others."
      />
      <CheckField
        label="One paid post free"
        name="freePreviews"
        defaultChecked={ticked('freePreviews')}
        hint="A signed-in reader may open one post for paying readers, once."
      />
      <CheckField
        label="Tips"
        name="tips"
        defaultChecked={ticked('tips')}
        hint="Your tip page takes any amount, without a plan."
      />
      <div className="flex flex-col gap-3 pl-8">
        <CheckField label="Ask for one under each post" name="tipsOnPosts" defaultChecked={ticked('tipsOnPosts')} />
        <CheckField label="Ask for one at the end of each mail" name="tipsInMails" defaultChecked={ticked('tipsInMails')} />
      </div>
      <SelectField
        label="Currency of tips"
        name="tipCurrency"
        className="max-w-72"
        options={CURRENCIES.map(({ code, name }) => ({ value: code, label: `${code.toUpperCase()} · ${name}` }))}
        defaultValue={values?.tipCurrency ?? settings.tipCurrency}
        error={fields?.tipCurrency?.[0]}
      />
      <CheckField
        label="Stripe Tax"
        name="taxes"
        defaultChecked={ticked('taxes')}
        hint="Stripe adds the tax of each reader’s country at the checkout. Register your taxes at Stripe first; it charges for this."
      />
      <FormOutcome state={state} done="Saved" />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}
