import { createPaymentMethod, readCard } from '../engine/cards';
import { cardOf, end } from '../engine/standing';
import { switchItems } from '../engine/switch-items';
import { StripeError } from '../errors';
import type { Price, Shapes, Subscription } from '../shapes';
import { change, nowOf, type Scope } from '../world';
import { cardFields, cardOfForm } from './card-fields';
import { dateOf, every, html, money, type Page, pageOf, redirect } from './html';

type Session = Shapes['billing_portal.session'];
const REASONS: Record<string, string> = {
  too_expensive: "It's too expensive",
  missing_features: 'Some features are missing',
  switched_service: 'I found an alternative',
  unused: 'I no longer need it',
  customer_service: 'Customer service was less than expected',
  too_complex: 'Ease of use was less than expected',
  low_quality: 'Quality was less than expected',
  other: 'Other reason',
};
/** A link to the portal leads nowhere after an hour. */
const OPEN_SECONDS = 3_600;

/** The customer's own page: what they pay for, their card, their invoices. */
export function portalPage(scope: Scope, session: Session, method: string, path: string, form: URLSearchParams): Page {
  const { store, account } = scope;
  if (Date.now() / 1000 - realCreated(scope, session) > OPEN_SECONDS)
    return pageOf(
      'Link expired',
      html`<section><h1>This link has expired</h1><p>Go back to your account and open it again.</p></section>`,
    );
  const configuration = store.get('billing_portal.configuration', account, session.configuration);
  const { features } = configuration;
  const mine = store
    .all('subscription', account)
    .filter((one) => one.customer === session.customer && one.ended_at === null && one.status !== 'incomplete');
  const home = new URL(session.url).pathname;
  const done = () => {
    const after = session.flow?.after_completion;
    return redirect(after?.type === 'redirect' && after.redirect ? after.redirect.return_url : home);
  };
  const [step = '', id = ''] = path.slice(home.length + 1).split('/');
  const subscription = mine.find((one) => one.id === id);
  try {
    if (step === 'cancel' && subscription && features.subscription_cancel.enabled) {
      if (method !== 'POST') return cancelPage(home, subscription, features);
      const details = { feedback: (form.get('reason') || null) as never, comment: form.get('comment')?.trim() || null };
      if (features.subscription_cancel.mode === 'immediately') end(scope, subscription, 'cancellation_requested', details);
      else
        change(
          scope,
          subscription,
          {
            cancel_at_period_end: true,
            cancel_at: subscription.items.data[0]!.current_period_end,
            canceled_at: nowOf(scope, session.customer),
            cancellation_details: { feedback_option: null, reason: 'cancellation_requested', ...details },
          },
          'customer.subscription.updated',
        );
      return done();
    }
    if (step === 'resume' && subscription && method === 'POST') {
      change(
        scope,
        subscription,
        {
          cancel_at_period_end: false,
          cancel_at: null,
          canceled_at: null,
          cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
        },
        'customer.subscription.updated',
      );
      return done();
    }
    if (step === 'switch' && subscription && features.subscription_update.enabled) {
      const prices = pricesOf(scope, features);
      if (method !== 'POST') return switchPage(scope, home, subscription, prices);
      const price = prices.find((one) => one.id === form.get('price'));
      if (!price) throw new StripeError({ message: 'Choose a plan.' });
      switchItems(
        scope,
        subscription,
        [{ id: subscription.items.data[0]!.id, price }],
        features.subscription_update.proration_behavior as 'create_prorations' | 'always_invoice' | 'none',
        nowOf(scope, session.customer),
        cardOf(scope, subscription),
      );
      return done();
    }
    if (step === 'card' && features.payment_method_update.enabled) {
      if (method !== 'POST') return cardPage(home, form, null);
      updateCard(scope, session.customer, form);
      return done();
    }
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return step === 'card'
      ? cardPage(home, form, error.message)
      : pageOf(
          'Not done',
          html`<section><h1>That did not work</h1><p class="error" role="alert">${error.message}</p><p><a href="${home}">Back</a></p></section>`,
          { status: 400 },
        );
  }
  if (method === 'GET' && step === '' && session.flow) {
    const flow = session.flow;
    if (flow.type === 'payment_method_update' && !form.has('stay')) return redirect(`${home}/card`);
    const ending = mine.find((one) => one.id === flow.subscription_cancel?.subscription);
    if (ending && !ending.cancel_at && !form.has('stay')) return redirect(`${home}/cancel/${ending.id}`);
    const update = flow.subscription_update ?? flow.subscription_update_confirm;
    if (update && !form.has('stay')) return redirect(`${home}/switch/${update.subscription}`);
  }
  return homePage(scope, session, home, mine, features);
}

/** A test clock may be far from the real time, which is what a link goes by. */
const realCreated = ({ store }: Scope, session: Session) =>
  store.hidden<{ realCreated?: number }>(session.id).realCreated ?? Date.now() / 1000;

type Features = Shapes['billing_portal.configuration']['features'];
const pricesOf = ({ store, account }: Scope, features: Features) =>
  (features.subscription_update.products ?? []).flatMap(({ prices }) => prices.map((id) => store.get('price', account, id)));
const priceText = (price: Price, quantity = 1) =>
  `${money((price.unit_amount ?? 0) * quantity, price.currency)} ${price.recurring ? every(price.recurring.interval, price.recurring.interval_count) : ''}`;

function updateCard(scope: Scope, customerId: string, form: URLSearchParams) {
  const { store, account } = scope;
  const input = cardOfForm(form);
  const card = readCard(input, nowOf(scope, customerId));
  const { verdict, failsLater } = card.behaviour;
  if (!verdict.ok && !failsLater) throw new StripeError({ status: 402, type: 'card_error', message: verdict.message });
  const method = createPaymentMethod(scope, card, customerId, {}, { month: input.expMonth, year: input.expYear });
  store.hide(method.id, { setUp: true });
  const customer = store.get('customer', account, customerId);
  change(
    scope,
    customer,
    { invoice_settings: { ...customer.invoice_settings, default_payment_method: method.id } },
    'customer.updated',
  );
  for (const subscription of store.all('subscription', account))
    if (subscription.customer === customerId && subscription.ended_at === null)
      change(scope, subscription, { default_payment_method: method.id }, 'customer.subscription.updated');
}

function homePage(scope: Scope, session: Session, home: string, mine: Subscription[], features: Features): Page {
  const { store, account } = scope;
  const customer = store.get('customer', account, session.customer);
  const seller = store.get('account', account, account).business_profile?.name ?? 'Test money';
  const invoices = store
    .all('invoice', account)
    .filter((one) => one.customer === customer.id && one.status !== 'draft')
    .reverse();
  const cardId = customer.invoice_settings.default_payment_method ?? mine[0]?.default_payment_method;
  const card = store.find('payment_method', account, cardId)?.card;
  return pageOf(
    `Your payments – ${seller}`,
    html`${session.return_url ? html`<p><a href="${session.return_url}">Return to ${seller}</a></p>` : null}
<h1>Your payments</h1>
<section><h2>Current plan</h2>
${mine.length === 0 ? html`<p class="soft">You pay for nothing at the moment.</p>` : null}
${mine.map((subscription) => {
  const item = subscription.items.data[0]!;
  const product = store.get('product', account, item.price.product);
  return html`<div class="card"><p><strong>${product.name}</strong><br>${priceText(item.price, item.quantity)}</p>
<p>${subscription.cancel_at ? `Ends on ${dateOf(subscription.cancel_at)}.` : subscription.pause_collection ? 'Payments are paused.' : subscription.status === 'past_due' ? 'The last payment failed.' : `Renews on ${dateOf(item.current_period_end)}.`}</p>
<div class="row">${features.subscription_update.enabled ? html`<a class="button" href="${home}/switch/${subscription.id}">Update plan</a>` : null}
${
  subscription.cancel_at
    ? html`<form method="post" action="${home}/resume/${subscription.id}"><button class="plain">Don't cancel plan</button></form>`
    : features.subscription_cancel.enabled
      ? html`<a href="${home}/cancel/${subscription.id}">Cancel plan</a>`
      : null
}</div></div>`;
})}</section>
${features.payment_method_update.enabled ? html`<section><h2>Payment method</h2><p>${card ? `${card.brand} ending in ${card.last4}, until ${card.exp_month}/${card.exp_year}` : 'There is no card.'}</p><p><a href="${home}/card">Update payment method</a></p></section>` : null}
${
  features.invoice_history.enabled
    ? html`<section><h2>Invoice history</h2>${invoices.length === 0 ? html`<p class="soft">No invoices yet.</p>` : html`<div class="scroll"><table><thead><tr><th scope="col">Date</th><th scope="col">Amount</th><th scope="col">Status</th></tr></thead><tbody>${invoices.map((one) => html`<tr><td><a href="${one.hosted_invoice_url}">${dateOf(one.created)}</a></td><td>${money(one.total, one.currency)}</td><td>${one.status}</td></tr>`)}</tbody></table></div>`}</section>`
    : null
}`,
  );
}

const cancelPage = (home: string, subscription: Subscription, { subscription_cancel: cancel }: Features): Page =>
  pageOf(
    'Cancel plan',
    html`<section><h1>Cancel plan</h1><p>${cancel.mode === 'immediately' ? 'Your plan ends at once.' : `Your plan stays until ${dateOf(subscription.items.data[0]!.current_period_end)}, and then ends.`}</p>
<form method="post">
${
  cancel.cancellation_reason.enabled
    ? html`<fieldset><legend>Why do you cancel?</legend>${cancel.cancellation_reason.options.map((reason) => html`<label class="inline"><input type="radio" name="reason" value="${reason}"> ${REASONS[reason] ?? reason}</label>`)}</fieldset><label for="comment">Anything else to tell us?</label><textarea id="comment" name="comment" rows="3"></textarea>`
    : null
}
<div class="row" style="margin-top:1rem"><button>Cancel plan</button><a href="${home}?stay">Go back</a></div></form></section>`,
  );

const switchPage = (scope: Scope, home: string, subscription: Subscription, prices: Price[]): Page =>
  pageOf(
    'Update plan',
    html`<section><h1>Update plan</h1><form method="post"><fieldset><legend>Choose a plan</legend>${prices.map((price) => {
      const current = subscription.items.data[0]!.price.id === price.id;
      const name = scope.store.get('product', scope.account, price.product).name;
      return html`<label class="inline"><input type="radio" name="price" value="${price.id}" required${current ? html` disabled` : null}> ${name}, ${priceText(price)}${current ? ' (current plan)' : ''}</label>`;
    })}</fieldset><div class="row" style="margin-top:1rem"><button>Confirm</button><a href="${home}?stay">Go back</a></div></form></section>`,
  );

const cardPage = (home: string, form: URLSearchParams, problem: string | null): Page =>
  pageOf(
    'Update payment method',
    html`<section><h1>Update payment method</h1>${problem ? html`<p class="error" role="alert">${problem}</p>` : null}<form method="post">${cardFields(form)}<div class="row" style="margin-top:1rem"><button>Save card</button><a href="${home}?stay">Go back</a></div></form></section>`,
    { status: problem ? 402 : 200 },
  );
