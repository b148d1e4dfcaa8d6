'use client';

import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import { enteredIn, type FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Settings = { rule: string; closeAfterDays: string; hold: string; words: string };
type Props = { action: FormAction; settings: Settings };

const RULES = [
  { value: 'everyone', label: 'Everyone who is signed in' },
  { value: 'subscribers', label: 'Subscribers' },
  { value: 'paid', label: 'Readers who pay' },
  { value: 'nobody', label: 'Nobody' },
];
const HOLDS = [
  { value: 'nobody', label: 'None' },
  { value: 'newcomers', label: 'A reader’s first comment' },
  { value: 'everyone', label: 'All comments' },
];

/** How a publication's discussions are run. */
export function CommentSettingsForm({ action, settings }: Props) {
  const [state, submit] = useFormAction(action);
  const entered = enteredIn(state, settings);
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      <FormOutcome state={state} done="Settings saved" />
      <SelectField
        label="Who can comment"
        options={RULES}
        hint="A post can have a rule of its own, in its settings. Under a post that only some can read, only they read and write comments."
        {...entered('rule')}
      />
      <Field
        label="Close comments after days"
        inputMode="numeric"
        maxLength={4}
        hint="Counted from publishing. Left empty, they stay open. Your team can always answer."
        className="[&_input]:max-w-32"
        {...entered('closeAfterDays')}
      />
      <SelectField
        label="Comments that wait for your approval"
        options={HOLDS}
        hint="A first comment with a link in it always waits. Nobody loses a word: who wrote it sees that it waits."
        {...entered('hold')}
      />
      <Field
        label="Words that make a comment wait"
        rows={6}
        maxLength={6000}
        hint="One word or phrase on a line."
        {...entered('words')}
      />
      <div>
        <SubmitButton>Save settings</SubmitButton>
      </div>
    </form>
  );
}
