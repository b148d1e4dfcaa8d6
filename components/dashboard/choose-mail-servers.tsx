'use client';

import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Option = { value: string; label: string };
type Props = { action: FormAction; forIssues: Option[]; forNotices: Option[]; issues: string; notices: string };

const INSTALL: Option = { value: '', label: "The install's mail server" };

/** By which server posts leave, and by which the mail to one person. */
export function ChooseMailServers({ action, forIssues, forNotices, issues, notices }: Props) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          label="Posts leave by"
          name="issues"
          options={[INSTALL, ...forIssues]}
          defaultValue={values?.issues ?? issues}
          error={fields?.issues?.[0]}
        />
        <SelectField
          label="Sign-in mail leaves by"
          name="notices"
          options={[INSTALL, ...forNotices]}
          defaultValue={values?.notices ?? notices}
          error={fields?.notices?.[0]}
          hint="Confirmations and welcomes too. While it fails, the install's carries them."
        />
      </div>
      <FormOutcome state={state} done="Saved" />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}
