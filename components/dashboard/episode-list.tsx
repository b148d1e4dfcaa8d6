'use client';

import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Episode = { postId: string; title: string; day: string; season: string; number: string; isExplicit: '' | 'yes' | 'no' };

const EXPLICIT = [
  { value: '', label: 'As the show' },
  { value: 'yes', label: 'Explicit' },
  { value: 'no', label: 'Clean' },
];

function EpisodeForm({ episode, action }: { episode: Episode; action: FormAction }) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  return (
    <form action={submit} className="mt-3 grid grid-cols-2 items-end gap-3 sm:grid-cols-[6rem_6rem_10rem_auto]">
      <FormOutcome state={state} done="Episode saved" />
      <input type="hidden" name="postId" value={episode.postId} />
      <Field
        label="Season"
        name="season"
        inputMode="numeric"
        pattern="[0-9]{1,4}"
        defaultValue={values?.season ?? episode.season}
        error={fields?.season?.[0]}
      />
      <Field
        label="Episode"
        name="number"
        inputMode="numeric"
        pattern="[0-9]{1,4}"
        defaultValue={values?.number ?? episode.number}
        error={fields?.number?.[0]}
      />
      <SelectField
        label="Content"
        name="isExplicit"
        options={EXPLICIT}
        defaultValue={values?.isExplicit ?? episode.isExplicit}
        className="max-sm:col-span-2"
      />
      <SubmitButton look="secondary" className="justify-self-start">
        Save
      </SubmitButton>
    </form>
  );
}

/** The posts that are episodes, each with what a show says of it beside. */
export const EpisodeList = ({ episodes, action }: { episodes: Episode[]; action: FormAction }) => (
  <ul className="divide-y divide-line border-y border-line">
    {episodes.map((episode) => (
      <li key={episode.postId} className="py-4">
        <p className="font-medium wrap-anywhere">{episode.title}</p>
        <p className="text-sm text-muted">{episode.day}</p>
        <EpisodeForm episode={episode} action={action} />
      </li>
    ))}
  </ul>
);
