import {
  type Answers,
  applyCode,
  chooseAmount,
  chooseQuantity,
  completeSession,
  needsCard,
  recount,
  type SessionHidden,
} from '../engine/checkout';
import { StripeError } from '../errors';
import type { LineItem, Session } from '../shapes';
import type { Scope } from '../world';
import { nowOf } from '../world';
import { cardFields, cardOfForm } from './card-fields';
import { dateOf, every, html, money, type Page, pageOf, redirect } from './html';

const COUNTRIES: [string, string][] = [
  ['AT', 'Austria'],
  ['BE', 'Belgium'],
  ['BR', 'Brazil'],
  ['CA', 'Canada'],
  ['FR', 'France'],
  ['DE', 'Germany'],
  ['IE', 'Ireland'],
  ['IT', 'Italy'],
  ['NL', 'Netherlands'],
  ['PT', 'Portugal'],
  ['ES', 'Spain'],
  ['GB', 'United Kingdom'],
  ['US', 'United States'],
];

/** The hosted checkout: GET draws it; POST applies a code, changes an amount, or pays. */
export function checkoutPage(scope: Scope, session: Session, method: string, form: URLSearchParams): Page {
  if (session.status === 'complete')
    return pageOf('Paid', html`<section><h1>This has been paid already</h1>${back(session, 'Go back')}</section>`);
  if (session.status === 'expired')
    return pageOf(
      'Expired',
      html`<section><h1>This checkout has expired</h1><p>Nothing was charged. Go back and start again.</p>${back(session, 'Go back')}</section>`,
    );
  if (method !== 'POST') return draw(scope, session, form, null);
  try {
    const act = form.get('act') ?? 'pay';
    if (act === 'code') return draw(scope, applyCode(scope, session, form.get('code') ?? ''), form, null);
    if (act === 'no-code') {
      scope.store.hide(session.id, { chosen: [] });
      return draw(scope, recount(scope, session, null), form, null);
    }
    const changed = withChoices(scope, session, form);
    if (act === 'update') return draw(scope, changed, form, null);
    const email = changed.customer
      ? (scope.store.get('customer', scope.account, changed.customer).email ?? typed(form, 'email'))
      : typed(form, 'email');
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
      throw new StripeError({ param: 'email', message: 'Enter your email address.' });
    const needed = needsCard(scope, changed);
    const answers: Answers = {
      email,
      name: typed(form, 'name'),
      country: typed(form, 'country'),
      card: needed ? cardOfForm(form) : null,
    };
    return finish(scope, changed, answers, false, form);
  } catch (error) {
    if (error instanceof StripeError)
      return draw(scope, scope.store.get('checkout.session', scope.account, session.id), form, error.message);
    throw error;
  }
}

/** The bank's question of a card that asks. */
export function confirmCheckout(scope: Scope, session: Session, form: URLSearchParams): Page {
  const { waiting } = scope.store.hidden<SessionHidden>(session.id);
  if (session.status !== 'open' || !waiting) return redirect(`/c/pay/${session.id}`);
  if (form.get('act') !== 'confirm')
    return draw(
      scope,
      session,
      form,
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    );
  try {
    return finish(scope, session, waiting, true, form);
  } catch (error) {
    if (error instanceof StripeError) return draw(scope, session, form, error.message);
    throw error;
  }
}

function finish(scope: Scope, session: Session, answers: Answers, confirmed: boolean, form: URLSearchParams): Page {
  const outcome = completeSession(scope, session, answers, confirmed);
  if (outcome.done) return redirect(outcome.url);
  const current = scope.store.get('checkout.session', scope.account, session.id);
  if (!outcome.asks) return draw(scope, current, form, outcome.message);
  return pageOf(
    'Confirm the payment',
    html`<section><h1>Your bank asks you to confirm</h1><p>This card wants every payment confirmed. Here nobody but you is asked.</p>
<form method="post" action="/c/confirm/${session.id}"><div class="row"><button name="act" value="confirm">Complete authentication</button><button class="plain" name="act" value="fail">Fail authentication</button></div></form></section>`,
  );
}

function withChoices(scope: Scope, session: Session, form: URLSearchParams): Session {
  let changed = session;
  const amount = typed(form, 'amount');
  if (amount) {
    const value = Number(amount.replace(',', '.'));
    if (!Number.isFinite(value)) throw new StripeError({ param: 'amount', message: 'Enter an amount, such as 5.00.' });
    changed = chooseAmount(scope, changed, Math.round(value * 100));
  }
  for (const [name, value] of form)
    if (name.startsWith('quantity-') && value) changed = chooseQuantity(scope, changed, name.slice(9), Number(value));
  return changed;
}

const typed = (form: URLSearchParams, name: string) => form.get(name)?.trim() ?? '';
const back = (session: Session, words: string) =>
  session.cancel_url ? html`<p><a href="${session.cancel_url}">${words}</a></p>` : null;

function draw(scope: Scope, session: Session, form: URLSearchParams, problem: string | null): Page {
  const { store, account } = scope;
  const { lineItems, chosen, subscriptionData } = store.hidden<SessionHidden>(session.id);
  const seller = store.get('account', account, account).business_profile?.name ?? 'Test money';
  const customer = store.find('customer', account, session.customer);
  const email = customer?.email ?? session.customer_email;
  const currency = session.currency!;
  const trialDays = subscriptionData.trialDays;
  const trialEnd = subscriptionData.trialEnd ?? (trialDays === null ? null : nowOf(scope, customer?.id) + trialDays * 86_400);
  const recurring = lineItems.find(({ price }) => price?.recurring)?.price?.recurring;
  const code = chosen[0]?.promotionCodeId ? store.get('promotion_code', account, chosen[0].promotionCodeId).code : null;
  const coupon = chosen[0] ? store.get('coupon', account, chosen[0].couponId) : null;
  const due = trialEnd === null ? session.amount_total! : 0;
  const needed = needsCard(scope, session);
  const custom = lineItems.find(({ price }) => price?.custom_unit_amount);
  const submit =
    session.mode === 'subscription'
      ? trialEnd === null
        ? 'Subscribe'
        : 'Start trial'
      : session.submit_type === 'donate'
        ? 'Donate'
        : 'Pay';
  return pageOf(
    `${submit} – ${seller}`,
    html`${back(session, 'Back')}
<h1>${session.mode === 'subscription' ? 'Subscribe' : session.submit_type === 'donate' ? 'Donate' : 'Pay'} – ${seller}</h1>
${problem ? html`<p class="error" role="alert">${problem}</p>` : null}
<form method="post" action="/c/pay/${session.id}">
<section aria-label="What you pay for">
${lineItems.map((item) => lineOf(item))}
${custom ? amountField(custom, currency) : null}
${session.total_details!.amount_discount > 0 ? html`<div class="row"><span>Discount ${coupon?.name ?? code ?? ''}</span><span>−${money(session.total_details!.amount_discount, currency)}</span></div>` : null}
${session.total_details!.amount_tax > 0 ? html`<div class="row"><span>Tax</span><span>${money(session.total_details!.amount_tax, currency)}</span></div>` : null}
${trialEnd === null ? null : html`<div class="row"><span>After the trial, from ${dateOf(trialEnd)}</span><span>${money(session.amount_total!, currency)}${recurring ? ` ${every(recurring.interval, recurring.interval_count)}` : ''}</span></div>`}
<div class="row total"><span>Total due today</span><span>${money(due, currency)}</span></div>
${session.allow_promotion_codes ? codeField(code) : null}
</section>
<section>
${email ? html`<p><strong>Email</strong><br>${email}</p>` : html`<label for="email">Email</label><input id="email" name="email" type="email" autocomplete="email" required value="${typed(form, 'email')}">`}
${email ? html`<input type="hidden" name="email" value="${email}">` : null}
${needed ? cardFields(form) : html`<p>No card is needed.</p>`}
<label for="name">Cardholder name</label><input id="name" name="name" autocomplete="name" value="${typed(form, 'name') || customer?.name || ''}">
<label for="country">Country or region</label><select id="country" name="country">${COUNTRIES.map(([value, name]) => html`<option value="${value}"${value === (typed(form, 'country') || customer?.address?.country || 'DE') ? html` selected` : null}>${name}</option>`)}</select>
${session.custom_text.submit ? html`<p class="soft">${session.custom_text.submit.message}</p>` : null}
<button class="whole" name="act" value="pay">${submit}</button>
</section>
</form>`,
    { status: problem ? 402 : 200 },
  );
}

function lineOf(item: LineItem) {
  const { price } = item;
  const interval = price?.recurring ? ` ${every(price.recurring.interval, price.recurring.interval_count)}` : '';
  const quantity = item.adjustable_quantity?.enabled
    ? html`<label for="quantity-${item.id}">Quantity</label><div class="pair"><input id="quantity-${item.id}" name="quantity-${item.id}" type="number" min="${item.adjustable_quantity.minimum ?? 1}" max="${item.adjustable_quantity.maximum ?? 99}" value="${item.quantity}"><button class="plain" name="act" value="update" formnovalidate>Update</button></div>`
    : null;
  return html`<div class="row"><span>${item.description}${(item.quantity ?? 1) > 1 ? ` × ${item.quantity}` : ''}</span><span>${money(item.amount_subtotal, item.currency)}${interval}</span></div>${quantity}`;
}

const amountField = (item: LineItem, currency: string) => {
  const { minimum, maximum } = item.price!.custom_unit_amount!;
  return html`<label for="amount">Amount (${currency.toUpperCase()})</label>
<div class="pair"><input id="amount" name="amount" inputmode="decimal" required value="${(item.amount_subtotal / (item.quantity ?? 1) / 100).toFixed(2)}" aria-describedby="amount-hint"><button class="plain" name="act" value="update" formnovalidate>Update</button></div>
<p id="amount-hint" class="soft">At least ${money(minimum ?? 50, currency)}${maximum === null ? '' : `, at most ${money(maximum, currency)}`}.</p>`;
};

const codeField = (code: string | null) =>
  code
    ? html`<p>Code <strong>${code}</strong> <button class="plain" name="act" value="no-code" formnovalidate>Remove code</button></p>`
    : html`<label for="code">Promotion code</label><div class="pair"><input id="code" name="code" autocomplete="off"><button class="plain" name="act" value="code" formnovalidate>Apply</button></div>`;
