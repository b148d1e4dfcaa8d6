'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Choice = { id: string; name: string; description: string; isWanted: boolean };
type Props = {
  action: FormAction;
  choices: Choice[];
  /** What the form carries along. */
  hidden?: Record<string, string>;
  /** Words for those who hear the choices, and on the button */
  legend: string;
  save: string;
};

/** Which sections a reader gets. Works without JavaScript. */
export function SectionChoices({ action, choices, hidden = {}, legend, save }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex w-full flex-col items-start gap-4 font-sans">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="flex w-full flex-col">
        <legend className="sr-only">{legend}</legend>
        {choices.map(({ id, name, description, isWanted }) => (
          <label key={id} className="flex min-h-11 cursor-pointer items-start gap-3 py-2 text-base">
            <input type="hidden" name="shown" value={id} />
            {/* React resets a form after its action; the key keeps what was chosen. */}
            <input
              key={String(isWanted)}
              type="checkbox"
              name="wanted"
              value={id}
              defaultChecked={isWanted}
              className="mt-0.5 size-5 shrink-0"
            />
            <span className="min-w-0">
              <span className="block font-medium break-words">{name}</span>
              {description && <span className="block text-sm break-words text-muted">{description}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {state.message && <Callout tone={state.ok ? 'good' : 'bad'}>{state.message}</Callout>}
      <SubmitButton look="secondary">{save}</SubmitButton>
    </form>
  );
}
