'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { eraseReader } from '@/lib/billing/account/erase-reader';
import { giveComp, takeBackComp } from '@/lib/billing/comps/give-comp';
import { refundPayment } from '@/lib/billing/money/refund-payment';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';
import { addSubscriber } from '@/lib/subscribers/add-subscriber';
import { unsubscribe } from '@/lib/subscribers/unsubscribe';
import { PAYMENT_PROBLEMS } from '../payments/problems';

const PATH = '/dashboard/subscribers';
const One = z.strictObject({ subscriberId: z.uuid() });
const ADD_PROBLEMS = {
  'email-invalid': 'That does not look like an email address.',
  'already-subscribed': 'This address is subscribed already.',
  'asked-lately': 'This address was asked to confirm a short while ago. Give it some time before you ask again.',
  blocked: 'This address is never mailed: you chose so, or its owner had everything about them erased.',
  'too-many': 'You added 200 addresses today, which is all that can be asked to confirm in a day. Go on tomorrow.',
};
const UNKNOWN = { message: 'This subscriber is not here any more. Load the page again.' };

export async function addSubscriberAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('subscribers.change', PATH);
  const values = formFields(form);
  const result = await addSubscriber({ publicationId: publication.id, email: values.email ?? '' });
  if (!result.ok) return { fields: { email: [ADD_PROBLEMS[result.problem]] }, values };
  revalidatePath(PATH);
  return { ok: true, message: `A mail to confirm is on its way to ${values.email}.` };
}

export async function unsubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('subscribers.change', PATH);
  const input = One.safeParse(formFields(form));
  if (!input.success) return UNKNOWN;
  await unsubscribe({ publicationId: publication.id, ...input.data, reason: 'writer' });
  revalidatePath(PATH);
  revalidatePath(`${PATH}/${input.data.subscriberId}`);
  return { ok: true };
}

export async function eraseSubscriberAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('subscribers.change', PATH);
  const input = One.safeParse(formFields(form));
  if (!input.success) return UNKNOWN;
  const erased = await eraseReader(publication.id, input.data.subscriberId, user.id);
  if (!erased.ok && erased.problem === 'subscriber-unknown') return UNKNOWN;
  if (!erased.ok)
    return {
      message: 'This person pays, and Stripe does not answer to end that. Nothing was erased. Please try again in a minute.',
    };
  revalidatePath(PATH);
  redirect(PATH);
}

const REFUND_PROBLEMS: Record<string, string> = {
  'amount-unclear': 'Enter an amount such as 5 or 4.50.',
  'amount-too-small': 'There is nothing left to give back.',
  'amount-too-large': 'That is more than is left of this payment.',
};
const COMP_MONTHS: Record<string, number | null> = { '1': 1, '3': 3, '6': 6, '12': 12, ever: null };

export async function giveCompAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('subscribers.change', PATH);
  const { subscriberId, howLong = '' } = formFields(form);
  const input = One.safeParse({ subscriberId });
  const months = COMP_MONTHS[howLong];
  if (!input.success || months === undefined) return UNKNOWN;
  if (!(await giveComp({ publicationId: publication.id, userId: user.id, ...input.data, months }))) return UNKNOWN;
  revalidatePath(`${PATH}/${input.data.subscriberId}`);
  return { ok: true };
}

export async function takeBackCompAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('subscribers.change', PATH);
  const input = One.safeParse(formFields(form));
  if (!input.success) return UNKNOWN;
  await takeBackComp({ publicationId: publication.id, userId: user.id, ...input.data });
  revalidatePath(`${PATH}/${input.data.subscriberId}`);
  return { ok: true };
}

export async function refundAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('billing.change', PATH);
  const values = formFields(form);
  const input = One.safeParse({ subscriberId: values.subscriberId });
  if (!input.success) return UNKNOWN;
  const { amount = '', paymentId = '', end } = values;
  const by = { publicationId: publication.id, userId: user.id };
  const result = await refundPayment(by, { paymentId, typed: amount, end: end === 'on' });
  if (!result.ok) {
    const words = REFUND_PROBLEMS[result.problem];
    return words ? { fields: { amount: [words] }, values } : { message: PAYMENT_PROBLEMS[result.problem], values };
  }
  revalidatePath(`${PATH}/${input.data.subscriberId}`);
  return { ok: true };
}
