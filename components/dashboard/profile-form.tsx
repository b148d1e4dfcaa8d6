'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import type { Picture } from '@/lib/document/types';
import { PictureField } from './picture-field';

type Props = {
  action: FormAction;
  profile: { name: string; bio: string; picture: { key: string; picture: Picture } | null };
  /** What stands where the name is left empty */
  ownName: string;
};

/** How the one who is signed in is shown to readers. */
export function ProfileForm({ action, profile, ownName }: Props) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  const [picture, setPicture] = useState(profile.picture);
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      <FormOutcome state={state} done="Profile saved" />
      <input type="hidden" name="pictureKey" value={picture?.key ?? ''} />
      <Field
        label="Name"
        name="name"
        maxLength={80}
        placeholder={ownName}
        hint="As it stands above your posts."
        defaultValue={values?.name ?? profile.name}
        error={fields?.name?.[0]}
      />
      <Field
        label="About you"
        name="bio"
        rows={5}
        maxLength={600}
        hint="A few sentences for your page."
        defaultValue={values?.bio ?? profile.bio}
        error={fields?.bio?.[0]}
      />
      <PictureField
        label="Picture"
        hint="A square one looks best. It is shown round."
        chosen={picture}
        fallbackUrl={null}
        isRound
        uploadUrl="/api/uploads"
        error={fields?.pictureKey?.[0]}
        onChange={setPicture}
      />
      <div>
        <SubmitButton>Save profile</SubmitButton>
      </div>
    </form>
  );
}
