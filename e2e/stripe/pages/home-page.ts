import { advanceAccount } from '../engine/clock';
import type { Store } from '../store';
import { nowFor, type Scope } from '../world';
import { dateOf, html, money, type Page, pageOf, redirect } from './html';

const DAY = 86_400;
const STEPS: [string, number][] = [
  ['a day', DAY],
  ['a week', 7 * DAY],
  ['a month', 31 * DAY],
  ['a year', 366 * DAY],
];

/** What is here, for who tries it out: accounts, their subscriptions and events, and a clock to turn. */
export function homePage(store: Store, scopeOf: (account: string) => Scope, method: string, form: URLSearchParams): Page {
  if (method === 'POST') {
    const seconds = STEPS.find(([name]) => name === form.get('step'))?.[1];
    const account = store.accounts().find((id) => id === form.get('account'));
    if (seconds && account) advanceAccount(scopeOf(account), seconds);
    return redirect('/');
  }
  const accounts = store.accounts().filter((id) => store.find('account', id, id));
  return pageOf(
    'Payments with test money',
    html`<h1>Payments with test money</h1>
<p>This stands in for Stripe, so that you can try paying without an account there. Cards are Stripe's test cards, such as <code>4242 4242 4242 4242</code>.</p>
${accounts.length === 0 ? html`<section><p>Nothing has happened yet. Connect payments in the dashboard, then subscribe as a reader.</p></section>` : null}
${accounts.map((id) => drawAccount(store, scopeOf(id)))}`,
    { wide: true },
  );
}

function drawAccount(store: Store, scope: Scope) {
  const { account } = scope;
  const subscriptions = store.all('subscription', account).reverse().slice(0, 25);
  const events = store.all('event', account).reverse().slice(0, 25);
  const email = (customer: string) => store.find('customer', account, customer)?.email ?? customer;
  return html`<section><h2>Account ${account}</h2>
<form method="post" action="/"><input type="hidden" name="account" value="${account}"><p>It is ${dateOf(nowFor(scope))} here. Let time pass, and trials end and plans renew:</p>
<div class="steps">${STEPS.map(([name]) => html`<button class="plain" name="step" value="${name}">Let ${name} pass</button>`)}</div></form>
<h3>Subscriptions</h3>
${
  subscriptions.length === 0
    ? html`<p class="soft">None yet.</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">Customer</th><th scope="col">Amount</th><th scope="col">State</th><th scope="col">Until</th></tr></thead><tbody>${subscriptions.map(
        (one) =>
          html`<tr><td>${email(one.customer)}</td><td>${money((one.items.data[0]!.price.unit_amount ?? 0) * (one.items.data[0]!.quantity ?? 1), one.currency)}</td><td>${one.status}</td><td>${dateOf(one.items.data[0]!.current_period_end)}</td></tr>`,
      )}</tbody></table></div>`
}
<h3>Last events</h3>
${
  events.length === 0
    ? html`<p class="soft">None yet.</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">Event</th><th scope="col">When</th><th scope="col">Waiting to be taken</th></tr></thead><tbody>${events.map(
        (one) => html`<tr><td><code>${one.type}</code></td><td>${dateOf(one.created)}</td><td>${one.pending_webhooks}</td></tr>`,
      )}</tbody></table></div>`
}</section>`;
}
