'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { setUpInstall } from '@/lib/publications/set-up-install';

const SET_UP_PROBLEMS = {
  'token-wrong': 'This link no longer opens the set-up. Use the newest one from the terminal.',
  fields: 'Please look at the marked fields.',
};

export async function setUpAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '', ...values } = formFields(form);
  const result = await setUpInstall(token, values);
  if (result.ok || result.problem === 'already-set-up') redirect('/dashboard');
  return {
    message: SET_UP_PROBLEMS[result.problem],
    fields: result.problem === 'fields' ? result.fields : undefined,
    values,
  };
}
