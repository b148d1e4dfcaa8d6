import { createPaymentMethod, readCard } from '../engine/cards';
import { collect, paymentOf } from '../engine/invoices';
import { StripeError } from '../errors';
import type { Charge, Invoice } from '../shapes';
import { nowOf, type Scope } from '../world';
import { cardFields, cardOfForm } from './card-fields';
import { dateOf, html, money, type Page, pageOf, redirect } from './html';

/** An invoice as its customer sees it: paid, it is the receipt; open, it can be paid here. */
export function invoicePage(scope: Scope, invoice: Invoice, method: string, form: URLSearchParams): Page {
  if (method !== 'POST' || invoice.status !== 'open') return draw(scope, invoice, form, null);
  try {
    const input = cardOfForm(form);
    const card = readCard(input, nowOf(scope, invoice.customer));
    const paying = createPaymentMethod(scope, card, invoice.customer, {}, { month: input.expMonth, year: input.expYear });
    // Who is here confirms; here that needs no page of its own.
    const paid = collect(scope, invoice, paying.id, { confirmed: true });
    if (paid.status === 'paid') return redirect(`/invoice/${invoice.id}`);
    const intent = scope.store.find('payment_intent', scope.account, paymentOf(scope, invoice.id)?.payment.payment_intent);
    return draw(scope, paid, form, intent?.last_payment_error?.message ?? 'Your card was declined.');
  } catch (error) {
    if (error instanceof StripeError) return draw(scope, invoice, form, error.message);
    throw error;
  }
}

function draw(scope: Scope, invoice: Invoice, form: URLSearchParams, problem: string | null): Page {
  const seller = scope.store.get('account', scope.account, scope.account).business_profile?.name ?? 'Test money';
  const tax = (invoice.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const off = (invoice.total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const credit = invoice.total - invoice.amount_due;
  return pageOf(
    `Invoice ${invoice.number}`,
    html`<section><h1>${invoice.status === 'paid' ? 'Receipt' : 'Invoice'} ${invoice.number}</h1>
<p>${seller}<br>${dateOf(invoice.effective_at ?? invoice.created)}<br>${invoice.customer_name ?? ''} ${invoice.customer_email ?? ''}</p>
${invoice.lines.data.map((line) => html`<div class="row"><span>${line.description}</span><span>${money(line.amount, line.currency)}</span></div>`)}
${off > 0 ? html`<div class="row"><span>Discount</span><span>−${money(off, invoice.currency)}</span></div>` : null}
${tax > 0 ? html`<div class="row"><span>Tax</span><span>${money(tax, invoice.currency)}</span></div>` : null}
${credit > 0 ? html`<div class="row"><span>Credit</span><span>−${money(credit, invoice.currency)}</span></div>` : null}
<div class="row total"><span>${invoice.status === 'paid' ? 'Paid' : 'To pay'}</span><span>${money(invoice.amount_due, invoice.currency)}</span></div>
<p>${invoice.status === 'paid' ? `Paid on ${dateOf(invoice.status_transitions.paid_at!)}` : invoice.status === 'open' ? 'Not paid yet' : `This invoice is ${invoice.status}`}</p></section>
${invoice.status === 'open' ? html`<section><h2>Pay</h2>${problem ? html`<p class="error" role="alert">${problem}</p>` : null}<form method="post">${cardFields(form)}<button class="whole">Pay ${money(invoice.amount_remaining, invoice.currency)}</button></form></section>` : null}`,
    { status: problem ? 402 : 200 },
  );
}

export const receiptPage = (scope: Scope, charge: Charge): Page => {
  const seller = scope.store.get('account', scope.account, scope.account).business_profile?.name ?? 'Test money';
  return pageOf(
    'Receipt',
    html`<section><h1>Receipt from ${seller}</h1><div class="row"><span>${charge.description ?? 'Payment'}</span><span>${money(charge.amount, charge.currency)}</span></div>
${charge.amount_refunded > 0 ? html`<div class="row"><span>Refunded</span><span>−${money(charge.amount_refunded, charge.currency)}</span></div>` : null}
<p>Paid on ${dateOf(charge.created)} with a card ending in ${charge.payment_method_details?.card?.last4 ?? ''}</p></section>`,
  );
};
