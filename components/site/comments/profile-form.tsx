'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Profile = { name: string; bio: string; hasPage: boolean; mailsAnswers: boolean; mailsPosts: boolean };
type FormWords = Record<
  'name' | 'nameHint' | 'bio' | 'bioHint' | 'page' | 'pageHint' | 'wantsAnswers' | 'wantsPosts' | 'save',
  string
>;
type Props = { action: FormAction; profile: Profile; isTeam: boolean; words: FormWords };

/** What a person says of themselves beside their comments, and which mail about comments they want. */
export function ProfileForm({ action, profile, isTeam, words }: Props) {
  const [{ message, fields, values }, submit] = useActionState(action, {});
  const isOn = (name: 'hasPage' | 'mailsAnswers' | 'mailsPosts') => (values ? values[name] === 'on' : profile[name]);
  return (
    <form action={submit} className="flex w-full flex-col gap-5 font-sans">
      {message && <Callout tone="bad">{message}</Callout>}
      {isTeam ? (
        <>
          <input type="hidden" name="name" value={profile.name} />
          <input type="hidden" name="bio" value={profile.bio} />
        </>
      ) : (
        <>
          <Field
            label={words.name}
            name="name"
            maxLength={50}
            autoComplete="name"
            hint={words.nameHint}
            defaultValue={values?.name ?? profile.name}
            error={fields?.name?.[0]}
          />
          <Field
            label={words.bio}
            name="bio"
            rows={3}
            maxLength={400}
            dir="auto"
            hint={words.bioHint}
            defaultValue={values?.bio ?? profile.bio}
            error={fields?.bio?.[0]}
          />
          <CheckField name="hasPage" label={words.page} hint={words.pageHint} defaultChecked={isOn('hasPage')} />
        </>
      )}
      <CheckField name="mailsAnswers" label={words.wantsAnswers} defaultChecked={isOn('mailsAnswers')} />
      {isTeam ? (
        <CheckField name="mailsPosts" label={words.wantsPosts} defaultChecked={isOn('mailsPosts')} />
      ) : (
        profile.mailsPosts && <input type="hidden" name="mailsPosts" value="on" />
      )}
      <div>
        <SubmitButton>{words.save}</SubmitButton>
      </div>
    </form>
  );
}
