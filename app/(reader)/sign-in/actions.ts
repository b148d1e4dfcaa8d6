'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { redeemCode, redeemLink } from '@/lib/auth/redeem';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import { safeNext } from '@/lib/auth/safe-next';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';

const HOME = '/account';
const PROBLEMS = {
  'too-many': 'There were many tries. Please wait a while and try again.',
  'link-dead': 'This link has run out or was used already. Ask for a new one.',
  'code-wrong': 'That code is not right. Look at the newest mail.',
  'code-dead': 'This code no longer works. Ask for a new one.',
};

export async function requestSignInAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const { email = '', next } = formFields(form);
  const result = await requestSignIn({ publication, email, next: safeNext(next, HOME) });
  if (result.ok) redirect(`/sign-in/code?next=${encodeURIComponent(safeNext(next, HOME))}`);
  if (result.problem === 'too-many') return { message: PROBLEMS['too-many'], values: { email } };
  return { fields: { email: ['Please check the address: it should look like name@example.com.'] }, values: { email } };
}

export async function redeemCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const { code = '', next } = formFields(form);
  const result = await redeemCode(publication, code);
  if (!result.ok) return { message: PROBLEMS[result.problem] };
  redirect(safeNext(next, HOME));
}

export async function redeemLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const { email = '', token = '', next } = formFields(form);
  const result = await redeemLink(publication, { email, token });
  if (!result.ok) return { message: PROBLEMS[result.problem] };
  redirect(safeNext(next, HOME));
}
