'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { CANCEL_REASONS, cancelSubscription, keepSubscription } from '@/lib/billing/account/cancel-subscription';
import { changeAmount } from '@/lib/billing/account/change-amount';
import { changeSeats } from '@/lib/billing/account/change-seats';
import { openPortal } from '@/lib/billing/account/open-portal';
import type { Own } from '@/lib/billing/account/own-subscription';
import { PAUSE_MONTHS, pauseSubscription, resumeSubscription } from '@/lib/billing/account/pause-subscription';
import { switchPrice } from '@/lib/billing/account/switch-price';
import { inviteSeat, removeSeat } from '@/lib/billing/groups/invite-seat';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { leaveFor } from '../../upgrade/leave-for';

const PATH = '/account/payments';
const CHANGES_AN_HOUR = 30;
const WORDS: Record<string, string> = {
  unknown: 'This subscription is not yours to change any more. Load the page again.',
  'not-offered': 'This price is not offered any more. Load the page again.',
  unreachable: 'The payment service does not answer just now. Nothing was changed. Please try again in a minute.',
  'card-refused': 'Your card was refused, and nothing was changed. Choose another one first, under “Card and invoices”.',
  'too-many-requests': 'The payment service is very busy. Nothing was changed. Please try again in a minute.',
  often: 'There were many changes. Please wait a while and try again.',
};
const SEATS_WORDS: Record<string, string> = {
  'seats-wrong': 'Enter how many people it is for, from 1 to 100.',
  'seats-taken': 'More places are given away than that. Take some back first.',
  'no-groups': 'Places for more people are not offered any more.',
  'on-trial': 'More people can come as soon as your free trial is over.',
};
const AMOUNT_WORDS: Record<string, string> = {
  'amount-unclear': 'Enter an amount such as 5 or 4.50.',
  'amount-too-small': 'That is less than asked for. Enter a little more.',
  'amount-too-large': 'That is more than can be paid here at once.',
  'not-chosen': 'The amount of this plan cannot be chosen.',
};
const INVITE_WORDS: Record<string, string> = {
  'email-invalid': 'Please check the address: it should look like name@example.com.',
  'group-full': 'All places are taken.',
  'already-invited': 'This address has a place already.',
  'own-address': 'That is your own address; you have a place.',
  'too-many': 'That were many invitations for one day. Go on tomorrow.',
};
const SORRY = 'That did not work, and nothing was changed. Please try again later.';

type Answer = { ok: true } | { ok: false; problem: string };

/** Changes a subscription of whoever is signed in. */
async function change(form: FormData, verb: (own: Own, values: Record<string, string>) => Promise<Answer>): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect(`/sign-in?next=${PATH}`);
  const values = formFields(form);
  if (!(await limitRate(`change-payment:${publication.id}:${signedIn.user.id}`, CHANGES_AN_HOUR, 3600)))
    return { message: WORDS.often, values };
  const own = { publicationId: publication.id, email: signedIn.user.email, paidSubscriptionId: values.subscription ?? '' };
  const result = await verb(own, values);
  if (!result.ok) return { message: WORDS[result.problem] ?? SORRY, values };
  revalidatePath(PATH);
  return { ok: true };
}

const Why = z.object({
  reason: z.enum(CANCEL_REASONS).nullable().catch(null),
  comment: z.string().max(500).catch(''),
});

export const cancelAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, (own, values) => cancelSubscription(own, Why.parse(values)));

export const keepAction = async (_: FormState, form: FormData): Promise<FormState> => change(form, keepSubscription);

export const pauseAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, async (own, { months }) =>
    PAUSE_MONTHS.includes(Number(months)) ? pauseSubscription(own, Number(months)) : { ok: false, problem: 'unknown' },
  );

export const resumeAction = async (_: FormState, form: FormData): Promise<FormState> => change(form, resumeSubscription);

export const switchAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, async (own, { price }) =>
    z.uuid().safeParse(price).success ? switchPrice(own, price ?? '') : { ok: false, problem: 'not-offered' },
  );

export async function portalAction(_: FormState, form: FormData): Promise<FormState> {
  let url: string | null = null;
  const state = await change(form, async (own) => {
    const opened = await openPortal(own);
    if (opened.ok) url = opened.url;
    return opened;
  });
  if (url) return leaveFor(url);
  return state;
}

/** The same with one field, whose words of its own stand beside it. */
async function changeField(
  form: FormData,
  name: string,
  table: Record<string, string>,
  verb: (own: Own, typed: string) => Promise<Answer>,
): Promise<FormState> {
  let words: string | undefined;
  const state = await change(form, async (own, values) => {
    const result = await verb(own, values[name] ?? '');
    words = result.ok ? undefined : table[result.problem];
    return result;
  });
  return words ? { fields: { [name]: [words] }, values: state.values } : state;
}

export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await changeField(form, 'email', INVITE_WORDS, inviteSeat);
  return state.ok ? { ok: true, message: 'The invitation is on its way.' } : state;
}

export const seatsAction = async (_: FormState, form: FormData): Promise<FormState> =>
  changeField(form, 'seats', SEATS_WORDS, (own, typed) => changeSeats(own, /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0));

export const amountAction = async (_: FormState, form: FormData): Promise<FormState> =>
  changeField(form, 'amount', AMOUNT_WORDS, changeAmount);

export const removeSeatAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, async (own, { seat = '' }) => ((await removeSeat(own, seat)) ? { ok: true } : { ok: false, problem: 'unknown' }));
