'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { leaveFor } from '@/app/(reader)/upgrade/leave-for';
import type { FormState } from '@/components/ui/form-state';
import { limitRate } from '@/lib/auth/limit-rate';
import { connectInstallAccount, connectOwnKey, disconnectPayments } from '@/lib/billing/connect/connect-account';
import { startConnect } from '@/lib/billing/connect/connect-own-account';
import { PaymentSettings, updatePaymentSettings } from '@/lib/billing/connect/update-payment-settings';
import { getPrice } from '@/lib/billing/plans/get-price';
import { amountOf, PriceInput, TierInput } from '@/lib/billing/plans/plan-input';
import { addOffer, archiveOffer, OfferInput } from '@/lib/billing/plans/save-offer';
import { addPrice, archivePrice, changePrice } from '@/lib/billing/plans/save-price';
import { addTier, archiveTier, raiseTier, updateTier } from '@/lib/billing/plans/save-tier';
import { requestReconciliation } from '@/lib/billing/reconcile/request-reconciliation';
import { formFields } from '@/lib/format/form-fields';
import type { By } from '@/lib/publications/record-activity';
import { requireMember } from '@/lib/publications/require-member';
import { PAYMENT_PROBLEMS } from './problems';

const PATH = '/dashboard/payments';
const TRIES_A_MINUTE = 6;
const GONE: FormState = { message: PAYMENT_PROBLEMS.unknown };
const isUuid = (text: unknown): text is string => z.uuid().safeParse(text).success;

type Answer = { ok: true } | { ok: false; problem: string };

/** What a verb answered, in words; every page about payments is drawn anew when it did something. */
function answer(result: Answer, values?: Record<string, string>): FormState {
  if (!result.ok) return { message: PAYMENT_PROBLEMS[result.problem] ?? 'That did not work.', values };
  revalidatePath(PATH, 'layout');
  return { ok: true, message: new Date().toISOString() };
}

async function requireBilling() {
  const { publication, user } = await requireMember('billing.change', PATH);
  return { publicationId: publication.id, userId: user.id };
}

const mayAskStripe = ({ publicationId }: By) => limitRate(`connect-stripe:${publicationId}`, TRIES_A_MINUTE, 60);
const OFTEN: FormState = { message: 'That was often. Please wait a minute.' };

export async function connectKeyAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  if (!(await mayAskStripe(by))) return OFTEN;
  const result = await connectOwnKey(by, formFields(form).secretKey ?? '');
  // The key is never given back.
  if (!result.ok && (result.problem === 'key-malformed' || result.problem === 'key-refused'))
    return { fields: { secretKey: [PAYMENT_PROBLEMS[result.problem] ?? ''] } };
  return answer(result);
}

export async function connectInstallAction(): Promise<FormState> {
  const by = await requireBilling();
  return (await mayAskStripe(by)) ? answer(await connectInstallAccount(by)) : OFTEN;
}

export async function startConnectAction(): Promise<FormState> {
  const by = await requireBilling();
  if (!(await mayAskStripe(by))) return OFTEN;
  const started = await startConnect(by);
  if (!started.ok) return answer(started);
  return leaveFor(started.url);
}

export async function disconnectAction(): Promise<FormState> {
  const by = await requireBilling();
  const result = await disconnectPayments(by);
  if (result.ok) redirect(PATH);
  return answer(result);
}

export async function paymentSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const values = formFields(form);
  const input = PaymentSettings.safeParse(values);
  if (!input.success) return { fields: z.flattenError(input.error).fieldErrors, values };
  const saved = await updatePaymentSettings(by, input.data);
  return { ...answer(saved ? { ok: true } : { ok: false, problem: 'no-account' }), values };
}

export async function addPlanAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const values = formFields(form);
  const input = TierInput.safeParse(values);
  if (!input.success) return { fields: z.flattenError(input.error).fieldErrors, values };
  return answer(await addTier(by, input.data), values);
}

export async function updatePlanAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { tierId, ...values } = formFields(form);
  const input = TierInput.safeParse(values);
  if (!input.success) return { fields: z.flattenError(input.error).fieldErrors, values };
  return isUuid(tierId) ? answer(await updateTier(by, tierId, input.data), values) : GONE;
}

export async function archivePlanAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { tierId, archived } = formFields(form);
  if (!isUuid(tierId) || !(await archiveTier(by, tierId, archived === 'yes'))) return GONE;
  return answer({ ok: true });
}

export async function raisePlanAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { tierId } = formFields(form);
  if (!isUuid(tierId) || !(await raiseTier(by.publicationId, tierId))) return GONE;
  revalidatePath(PATH, 'layout');
  return {};
}

export async function addPriceAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { tierId, ...values } = formFields(form);
  const input = PriceInput.safeParse(values);
  if (!input.success) return { fields: z.flattenError(input.error).fieldErrors, values };
  return isUuid(tierId) ? answer(await addPrice(by, tierId, input.data), values) : GONE;
}

export async function changePriceAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { priceId, ...values } = formFields(form);
  const price = isUuid(priceId) ? await getPrice(by.publicationId, priceId) : null;
  if (!price) return GONE;
  const amount = amountOf(values.amount ?? '', price.currency);
  if (!amount.ok) return { fields: { amount: [amount.message] }, values };
  const change = { priceId: price.id, amount: amount.amount, moveReaders: values.moveReaders === 'on' };
  return answer(await changePrice(by, change), values);
}

export async function archivePriceAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { priceId } = formFields(form);
  if (!isUuid(priceId) || !(await archivePrice(by, priceId))) return GONE;
  return answer({ ok: true });
}

export async function addOfferAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const values = formFields(form);
  const input = OfferInput.safeParse(values);
  if (!input.success) return { fields: z.flattenError(input.error).fieldErrors, values };
  const saved = await addOffer(by, input.data);
  if (!saved.ok && saved.problem === 'code-taken')
    return { fields: { code: ['There was an offer of this code. Choose another.'] }, values };
  return answer(saved, values);
}

export async function archiveOfferAction(_: FormState, form: FormData): Promise<FormState> {
  const by = await requireBilling();
  const { offerId } = formFields(form);
  if (!isUuid(offerId) || !(await archiveOffer(by, offerId))) return GONE;
  return answer({ ok: true });
}

export async function reconcileAction(): Promise<FormState> {
  const by = await requireBilling();
  if (!(await limitRate(`reconcile:${by.publicationId}`, 4, 600))) return OFTEN;
  await requestReconciliation(by.publicationId);
  revalidatePath(PATH, 'layout');
  return { ok: true, message: 'It is being compared. Load the page again in a moment.' };
}
