'use client';

import { useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import { enteredIn, type FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import type { Picture } from '@/lib/document/types';
import { PictureField } from './picture-field';

type Values = { title: string; description: string; author: string; email: string; language: string; category: string };
type Props = {
  action: FormAction;
  show: Values & { isExplicit: boolean; isSerial: boolean; cover: { key: string; picture: Picture } | null };
  categories: string[];
  /** There is a feed already. */
  exists: boolean;
};

/** All that directories want to know of a show. */
export function PodcastForm({ action, show, categories, exists }: Props) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  const [cover, setCover] = useState(show.cover);
  const entered = enteredIn(state, show);
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      <FormOutcome state={state} done="Show saved" />
      <input type="hidden" name="coverKey" value={cover?.key ?? ''} />
      <Field label="Title of the show" required maxLength={150} {...entered('title')} />
      <Field label="What it is about" rows={4} required maxLength={4000} {...entered('description')} />
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label="Made by" required maxLength={100} {...entered('author')} />
        <Field
          label="Email"
          type="email"
          required
          maxLength={254}
          hint="Directories write to it to see that the show is yours. Everyone can read it in the feed."
          {...entered('email')}
        />
        <SelectField
          label="Category"
          options={[{ value: '', label: 'Choose one' }, ...categories.map((value) => ({ value, label: value }))]}
          {...entered('category')}
        />
        <Field label="Language" required maxLength={35} hint="A code such as en or pt-BR." {...entered('language')} />
      </div>
      <PictureField
        label="Cover"
        hint="Square, from 1400 to 3000 pixels wide."
        chosen={cover}
        fallbackUrl={null}
        isSquare
        uploadUrl="/api/uploads"
        error={fields?.coverKey?.[0]}
        onChange={setCover}
      />
      <div className="flex flex-col gap-4">
        <CheckField
          label="Explicit"
          hint="Strong language or content that is not for children."
          name="isExplicit"
          defaultChecked={values ? values.isExplicit === 'on' : show.isExplicit}
        />
        <CheckField
          label="Told in order"
          hint="Players begin with the first episode, not the newest."
          name="isSerial"
          defaultChecked={values ? values.isSerial === 'on' : show.isSerial}
        />
      </div>
      <div>
        <SubmitButton>{exists ? 'Save show' : 'Make the feed'}</SubmitButton>
      </div>
    </form>
  );
}
