import { finishOnboarding } from '../api/platform';
import { confirmIntent } from '../engine/payments';
import type { Store } from '../store';
import type { Scope } from '../world';
import { checkoutPage, confirmCheckout } from './checkout-page';
import { homePage } from './home-page';
import { html, type Page, pageOf, redirect } from './html';
import { invoicePage, receiptPage } from './invoice-page';
import { portalPage } from './portal-page';

type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  store: Store;
  scopeOf: (account: string) => Scope;
};

/** Stripe's hosted pages. Whose they are follows from their ids, which cannot be guessed. */
export function answerPage({ method, path, query, form, store, scopeOf }: Call): Page {
  const read = method === 'POST' ? form : query;
  if (path === '/') return homePage(store, scopeOf, method, form);
  const [, first = '', second = '', third = ''] = path.split('/');
  const scopeOfId = (id: string) => {
    const account = store.accountOf(id);
    return account ? scopeOf(account) : null;
  };
  const session = second === 'pay' || second === 'confirm' ? third : '';
  if (first === 'c' && session) {
    const scope = scopeOfId(session);
    const found = scope && store.find('checkout.session', scope.account, session);
    if (scope && found) return second === 'pay' ? checkoutPage(scope, found, method, read) : confirmCheckout(scope, found, form);
  }
  if (first === 'p' && second === 'session') {
    for (const account of store.accounts())
      for (const portal of store.all('billing_portal.session', account))
        if (new URL(portal.url).pathname.split('/')[3] === third) return portalPage(scopeOf(account), portal, method, path, read);
  }
  const scope = scopeOfId(second);
  const invoice = first === 'invoice' && scope && store.find('invoice', scope.account, second);
  if (invoice) return invoicePage(scope, invoice, method, form);
  const charge = first === 'receipts' && scope && store.find('charge', scope.account, second);
  if (charge) return receiptPage(scope, charge);
  const intent = first === 'confirm' && scope && store.find('payment_intent', scope.account, second);
  if (intent && intent.status === 'requires_action' && intent.payment_method) {
    confirmIntent(scope, intent, intent.payment_method, { confirmed: true });
    return pageOf('Confirmed', html`<section><h1>Confirmed</h1><p>You can close this page.</p></section>`);
  }
  if (first === 'setup' && scope) {
    const { onboarding } = store.hidden<{ onboarding?: { secret: string; returnUrl: string | null } }>(second);
    if (onboarding && onboarding.secret === third) {
      if (method !== 'POST')
        return pageOf(
          'Set up payments',
          html`<section><h1>Set up payments</h1><p>At Stripe you would tell who you are and where your money goes. Here one button does.</p><form method="post"><button>Finish set-up</button></form></section>`,
        );
      finishOnboarding(scope, second);
      return redirect(onboarding.returnUrl ?? '/');
    }
  }
  return pageOf('Not found', html`<section><h1>There is nothing here</h1><p>The link may be old.</p></section>`, { status: 404 });
}
