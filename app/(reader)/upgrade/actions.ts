'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { clientIp } from '@/lib/auth/client-ip';
import { checkoutCookie, cookieOptions } from '@/lib/auth/cookies';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { startCheckout } from '@/lib/billing/checkout/start-checkout';
import type { Wish } from '@/lib/billing/checkout/wish';
import { getPrice } from '@/lib/billing/plans/get-price';
import { getTips } from '@/lib/billing/plans/get-tips';
import { parseEmail } from '@/lib/format/email';
import { formFields } from '@/lib/format/form-fields';
import { parseMoney } from '@/lib/format/money';
import { requestPublication } from '@/lib/publications/request-publication';
import { randomToken } from '@/lib/secrets/hash';
import { getSubscriberByEmail } from '@/lib/subscribers/get-subscriber';
import { wordsFor } from '@/lib/words/words-for';
import { giftDay } from './gift-day';
import { leaveFor } from './leave-for';
import { problemKey } from './problems';

const COOKIE_SECONDS = 86_400;

/** The nonce of this browser, which comes back with it from Stripe. */
async function checkoutBrowser() {
  const jar = await cookies();
  const browser = jar.get(checkoutCookie())?.value ?? randomToken();
  jar.set(checkoutCookie(), browser, { ...cookieOptions(), maxAge: COOKIE_SECONDS });
  return browser;
}

/** Sends the reader to Stripe, or says why not. */
async function pay(wish: Wish, { email, next, back }: { email: string; next: string; back: string }): Promise<FormState> {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  const subscriber = signedIn && (await getSubscriberByEmail(publication.id, signedIn.user.email));
  const t = wordsFor(publication.language);
  const started = await startCheckout({
    publication,
    email: signedIn?.user.email ?? email,
    signedIn: signedIn && { subscriberId: subscriber?.id ?? null },
    ...{ wish, next, back },
    browser: await checkoutBrowser(),
    ip: clientIp(await headers()),
  });
  if (started.ok) return leaveFor(started.url);
  if (started.problem === 'already-paying') redirect('/account/payments');
  if (started.problem === 'email-invalid') return { fields: { email: [t('form.emailInvalid')] } };
  return { message: t(problemKey(started.problem)) };
}

const Plan = z.object({
  price: z.uuid(),
  seats: z.coerce.number().int().catch(1),
  offer: z.string().max(60).catch(''),
  email: z.string().max(300).catch(''),
});

export async function choosePlanAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const values = formFields(form);
  const input = Plan.safeParse(values);
  const price = input.success ? await getPrice(publication.id, input.data.price) : null;
  if (!input.success || !price) return { message: t('pay.notOffered'), values };
  const next = safeNext(values.next);
  const { seats, offer, email } = input.data;
  const typed = values[`amount-${price.id}`];
  const amount = typed ? parseMoney(typed, price.currency) : null;
  if (typed && amount === null) return { message: t('pay.amountUnclear'), values };
  const back = `/upgrade?${new URLSearchParams({ next, ...(offer ? { offer } : {}) })}`;
  const wish: Wish = { kind: 'plan', priceId: price.id, amount, seats, offerCode: offer || null };
  return { ...(await pay(wish, { email, next, back })), values };
}

const Gift = z.object({
  choice: z.string().regex(/^[0-9a-f-]{36}:\d{1,2}$/),
  recipientName: z.string().trim().max(80).catch(''),
  recipientEmail: z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : (parseEmail(text) ?? undefined)))
    .refine((email) => email !== undefined, 'form.emailInvalid'),
  message: z.string().trim().max(1000).catch(''),
  deliverOn: z.union([z.literal(''), z.iso.date()], 'gift.dayUnclear').default(''),
  email: z.string().max(300).catch(''),
});

/** The keys that the checks above put in the place of words. */
const GIFT_FAULTS = ['form.emailInvalid', 'gift.dayUnclear'] as const;

export async function giveAction(_: FormState, form: FormData): Promise<FormState> {
  const { timeZone, language } = await requestPublication();
  const t = wordsFor(language);
  const values = formFields(form);
  const input = Gift.safeParse(values);
  if (!input.success) {
    const fields = z.flattenError(input.error).fieldErrors;
    const said = (keys: string[] = []) => GIFT_FAULTS.filter((key) => keys.includes(key)).map((key) => t(key));
    return fields.recipientEmail || fields.deliverOn
      ? { fields: { recipientEmail: said(fields.recipientEmail), deliverOn: said(fields.deliverOn) }, values }
      : { message: t('pay.notOffered'), values };
  }
  const { choice, email, recipientEmail = null, recipientName, message, deliverOn } = input.data;
  const [priceId = '', months] = choice.split(':');
  if (!z.uuid().safeParse(priceId).success) return { message: t('pay.notOffered'), values };
  const deliver = giftDay(deliverOn, timeZone);
  if (!deliver.ok) return { fields: { deliverOn: [t(deliver.problem)] }, values };
  if (deliver.at && !recipientEmail) return { fields: { recipientEmail: [t('gift.whom')] }, values };
  const gift = { recipientEmail, recipientName: recipientName.replace(/\s+/g, ' '), message, deliverAt: deliver.at };
  const wish: Wish = { kind: 'gift', priceId, months: Number(months), gift };
  return { ...(await pay(wish, { email, next: '/', back: '/upgrade/gift' })), values };
}

export async function tipAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const values = formFields(form);
  const tips = await getTips(publication.id);
  if (!tips) return { message: t('pay.notOffered'), values };
  const amount = parseMoney(values.amount ?? '', tips.currency);
  if (amount === null) return { fields: { amount: [t('pay.amountUnclear')] }, values };
  const next = safeNext(values.next);
  const paid = await pay(
    { kind: 'tip', amount },
    { email: values.email ?? '', next, back: `/tip?${new URLSearchParams({ next })}` },
  );
  return { ...paid, values };
}
