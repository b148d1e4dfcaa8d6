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
import { wordsFor } from '@/lib/words/words-for';
import { leaveFor } from '../../upgrade/leave-for';
import { type FieldName, fieldProblemKey, problemKey } from './problems';

const PATH = '/account/payments';
const CHANGES_AN_HOUR = 30;

type Answer = { ok: true } | { ok: false; problem: string };
type Verb = (own: Own, values: Record<string, string>) => Promise<Answer>;

/** Changes a subscription of whoever is signed in.
 *  @param field the one field of the form, beside which its own problems stand */
async function change(form: FormData, verb: Verb, field?: FieldName): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect(`/sign-in?next=${PATH}`);
  const t = wordsFor(publication.language);
  const values = formFields(form);
  if (!(await limitRate(`change-payment:${publication.id}:${signedIn.user.id}`, CHANGES_AN_HOUR, 3600)))
    return { message: t('payments.often'), values };
  const own = { publicationId: publication.id, email: signedIn.user.email, paidSubscriptionId: values.subscription ?? '' };
  const result = await verb(own, values);
  if (!result.ok) {
    const beside = field && fieldProblemKey(field, result.problem);
    return beside ? { fields: { [field]: [t(beside)] }, values } : { message: t(problemKey(result.problem)), values };
  }
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

export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await change(form, (own, { email = '' }) => inviteSeat(own, email), 'email');
  if (!state.ok) return state;
  const { language } = await requestPublication('/', 'held');
  return { ok: true, message: wordsFor(language)('payments.inviteSent') };
}

export const seatsAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, (own, { seats = '' }) => changeSeats(own, /^\d{1,4}$/.test(seats.trim()) ? Number(seats) : 0), 'seats');

export const amountAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, (own, { amount = '' }) => changeAmount(own, amount), 'amount');

export const removeSeatAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, async (own, { seat = '' }) => ((await removeSeat(own, seat)) ? { ok: true } : { ok: false, problem: 'unknown' }));
