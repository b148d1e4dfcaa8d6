'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { clientIp, ipBlock } from '@/lib/auth/client-ip';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import { redeemGift } from '@/lib/billing/gifts/redeem-gift';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { GIFT_PROBLEMS } from './problems';

/** Codes of 100 bits are not guessed; this keeps the trying from costing us anything. */
const TRIES_AN_HOUR = 30;
const DONE = '/account/payments';

export async function redeemGiftAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const { code = '', email = '' } = formFields(form);
  const ip = ipBlock(clientIp(await headers()));
  if (!(await limitRate(`redeem-gift:ip:${ip}`, TRIES_AN_HOUR, 3600))) return { message: t('form.tooMany'), values: { email } };
  const signedIn = await getSignedIn(publication.id);
  const redeemed = await redeemGift({ publicationId: publication.id, code, email: signedIn?.user.email ?? email });
  if (!redeemed.ok)
    return redeemed.problem === 'email-invalid'
      ? { fields: { email: [t('form.emailInvalid')] }, values: { email } }
      : { message: t(GIFT_PROBLEMS[redeemed.problem]), values: { email } };
  if (signedIn) redirect(DONE);
  // Whose address it is is proved by the mail.
  await requestSignIn({ publication, email: redeemed.email, next: DONE });
  redirect(`/sign-in/code?next=${encodeURIComponent(DONE)}`);
}
