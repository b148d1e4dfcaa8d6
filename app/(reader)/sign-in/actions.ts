'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { redeemCode, redeemLink } from '@/lib/auth/redeem';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import { safeNext } from '@/lib/auth/safe-next';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';

const HOME = '/account';
const PROBLEMS = {
  'too-many': 'form.tooMany',
  'link-dead': 'signIn.linkDead',
  'code-wrong': 'signIn.codeWrong',
  'code-dead': 'signIn.codeDead',
} as const;

export async function requestSignInAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const { email = '', next } = formFields(form);
  const t = wordsFor(publication.language);
  const result = await requestSignIn({ publication, email, next: safeNext(next, HOME) });
  if (result.ok) redirect(`/sign-in/code?next=${encodeURIComponent(safeNext(next, HOME))}`);
  if (result.problem === 'too-many') return { message: t(PROBLEMS['too-many']), values: { email } };
  return { fields: { email: [t('form.emailInvalid')] }, values: { email } };
}

export async function redeemCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const { code = '', next } = formFields(form);
  const result = await redeemCode(publication, code);
  if (!result.ok) return { message: wordsFor(publication.language)(PROBLEMS[result.problem]) };
  redirect(safeNext(next, HOME));
}

export async function redeemLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const { email = '', token = '', next } = formFields(form);
  const result = await redeemLink(publication, { email, token });
  if (!result.ok) return { message: wordsFor(publication.language)(PROBLEMS[result.problem]) };
  redirect(safeNext(next, HOME));
}
