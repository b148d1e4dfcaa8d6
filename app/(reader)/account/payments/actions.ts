'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { CANCEL_REASONS, cancelSubscription, keepSubscription } from '@/lib/billing/account/cancel-subscription';
import { openPortal } from '@/lib/billing/account/open-portal';
import type { Own } from '@/lib/billing/account/own-subscription';
import { PAUSE_MONTHS, pauseSubscription, resumeSubscription } from '@/lib/billing/account/pause-subscription';
import { switchPrice } from '@/lib/billing/account/switch-price';
import { inviteSeat, removeSeat } from '@/lib/billing/groups/invite-seat';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';

const PATH = '/account/payments';
const CHANGES_AN_HOUR = 30;
const WORDS: Record<string, string> = {
  unknown: 'This subscription is not yours to change any more. Load the page again.',
  'not-offered': 'This price is not offered any more. Load the page again.',
  unreachable: 'The payment service does not answer just now. Nothing was changed. Please try again in a minute.',
  often: 'There were many changes. Please wait a while and try again.',
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
  if (url) redirect(url);
  return state;
}

export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  let words: string | undefined;
  const state = await change(form, async (own, { email = '' }) => {
    const invited = await inviteSeat(own, email);
    words = invited.ok ? undefined : INVITE_WORDS[invited.problem];
    return invited;
  });
  if (state.ok) return { ok: true, message: 'The invitation is on its way.' };
  return words ? { fields: { email: [words] }, values: state.values } : state;
}

export const removeSeatAction = async (_: FormState, form: FormData): Promise<FormState> =>
  change(form, async (own, { seat = '' }) => ((await removeSeat(own, seat)) ? { ok: true } : { ok: false, problem: 'unknown' }));
