import type Stripe from 'stripe';
import { z } from 'zod';
import { cardOfToken, createPaymentMethod } from '../engine/cards';
import { createCustomer } from '../engine/customers';
import { end } from '../engine/standing';
import { StripeError } from '../errors';
import { page } from '../list';
import { listRoute, same } from '../list-route';
import {
  address,
  currency,
  mergeMetadata,
  metadata,
  named,
  noParams,
  number,
  orEmpty,
  paging,
  params,
  range,
  text,
} from '../params';
import { route } from '../route';
import type { Customer, PaymentMethod } from '../shapes';
import { newId } from '../store';
import { change, create, emit, nowOf, type Scope } from '../world';

// Customers, their cards and their credit.
const invoiceSettings = z.strictObject({ default_payment_method: orEmpty(text).optional() });
const taxExempt = orEmpty(z.enum(['none', 'exempt', 'reverse']));
const CreateCustomer = params<Stripe.CustomerCreateParams>()({
  address: orEmpty(address).optional(),
  balance: number.optional(),
  description: text.optional(),
  email: text.max(512).optional(),
  invoice_settings: invoiceSettings.optional(),
  metadata: metadata.optional(),
  name: text.max(256).optional(),
  payment_method: text.optional(),
  phone: text.optional(),
  preferred_locales: z.array(text).optional(),
  tax_exempt: taxExempt.optional(),
  test_clock: text.optional(),
});
const UpdateCustomer = params<Stripe.CustomerUpdateParams>()({
  address: orEmpty(address).optional(),
  balance: number.optional(),
  description: orEmpty(text).optional(),
  email: orEmpty(text.max(512)).optional(),
  invoice_settings: invoiceSettings.optional(),
  metadata: metadata.optional(),
  name: orEmpty(text.max(256)).optional(),
  phone: orEmpty(text).optional(),
  preferred_locales: z.array(text).optional(),
  tax_exempt: taxExempt.optional(),
});
const wholeAddress = (given: z.output<typeof address> | null | undefined): Customer['address'] =>
  given
    ? {
        city: given.city ?? null,
        country: given.country ?? null,
        line1: given.line1 ?? null,
        line2: given.line2 ?? null,
        postal_code: given.postal_code ?? null,
        state: given.state ?? null,
      }
    : null;

const live = ({ store, account }: Scope, id: string, param?: string) => store.get('customer', account, id, param);

/** A card of the account, or a new one for one of Stripe's tokens (`pm_card_visa`). */
function cardFor(scope: Scope, id: string, customer: string | null): PaymentMethod {
  const card = cardOfToken(id);
  return card
    ? createPaymentMethod(scope, card, customer)
    : scope.store.get('payment_method', scope.account, id, 'payment_method');
}

function attach(scope: Scope, id: string, customer: string): PaymentMethod {
  const method = cardFor(scope, id, customer);
  if (method.customer === customer) return method;
  if (method.customer) throw new StripeError({ message: 'This PaymentMethod is attached to another customer.' });
  return change(scope, method, { customer }, 'payment_method.attached');
}

export const customerRoutes = [
  route('POST', '/v1/customers', CreateCustomer, (scope, { expand: _, payment_method, invoice_settings, ...input }) => {
    if (input.test_clock) scope.store.get('test_helpers.test_clock', scope.account, input.test_clock, 'test_clock');
    const { metadata: meta, address: at, ...rest } = input;
    const made = createCustomer(scope, {
      ...named(rest),
      ...(at === undefined ? {} : { address: wholeAddress(at) }),
      metadata: mergeMetadata({}, meta),
    });
    if (!payment_method && !invoice_settings?.default_payment_method) return made;
    const first = payment_method ? attach(scope, payment_method, made.id) : null;
    const wanted = invoice_settings?.default_payment_method;
    if (!wanted) return made;
    const standard = first && wanted === payment_method ? first : attach(scope, wanted, made.id);
    return change(
      scope,
      made,
      { invoice_settings: { ...made.invoice_settings, default_payment_method: standard.id } },
      'customer.updated',
    );
  }),
  listRoute(
    '/v1/customers',
    'customer',
    params<Stripe.CustomerListParams>()({
      ...paging,
      created: range.optional(),
      email: text.optional(),
      test_clock: text.optional(),
    }),
    (one, { email, test_clock }) =>
      // A clock's customers are listed only with their clock.
      same(email, one.email) && (one.test_clock ?? undefined) === test_clock,
  ),
  route('GET', '/v1/customers/:id', noParams, ({ store, account }, _, id) =>
    store.hidden<{ deletedCustomers?: string[] }>(account).deletedCustomers?.includes(id!)
      ? { id, object: 'customer', deleted: true }
      : store.get('customer', account, id!),
  ),
  route(
    'POST',
    '/v1/customers/:id',
    UpdateCustomer,
    (scope, { expand: _, metadata: meta, address: at, invoice_settings, ...input }, id) => {
      const customer = live(scope, id!);
      const wanted = invoice_settings?.default_payment_method;
      if (
        wanted &&
        scope.store.get('payment_method', scope.account, wanted, 'invoice_settings[default_payment_method]').customer !==
          customer.id
      )
        throw new StripeError({
          param: 'invoice_settings[default_payment_method]',
          message: `The customer does not have a payment method with the ID ${wanted}.`,
        });
      return change(
        scope,
        customer,
        {
          ...(named(input) as Partial<Customer>),
          ...(at === undefined ? {} : { address: wholeAddress(at) }),
          ...(meta === undefined ? {} : { metadata: mergeMetadata(customer.metadata, meta) }),
          ...(wanted === undefined ? {} : { invoice_settings: { ...customer.invoice_settings, default_payment_method: wanted } }),
        },
        'customer.updated',
      );
    },
  ),
  route('DELETE', '/v1/customers/:id', noParams, (scope, _, id) => {
    const customer = live(scope, id!);
    for (const subscription of scope.store.all('subscription', scope.account))
      if (subscription.customer === id && subscription.ended_at === null) end(scope, subscription, 'cancellation_requested');
    const { deletedCustomers = [] } = scope.store.hidden<{ deletedCustomers?: string[] }>(scope.account);
    scope.store.hide(scope.account, { deletedCustomers: [...deletedCustomers, id!] });
    scope.store.delete(id!);
    emit(scope, 'customer.deleted', customer);
    return { id: customer.id, object: 'customer', deleted: true };
  }),
  route(
    'POST',
    '/v1/customers/:id/balance_transactions',
    params<Stripe.CustomerCreateBalanceTransactionParams>()({
      amount: number,
      currency,
      description: text.optional(),
      metadata: metadata.optional(),
    }),
    (scope, input, id) => {
      const customer = live(scope, id!);
      const balance = customer.balance + input.amount;
      change(scope, customer, { balance, currency: customer.currency ?? input.currency }, 'customer.updated');
      return create(
        scope,
        {
          id: newId('cbtxn'),
          object: 'customer_balance_transaction',
          amount: input.amount,
          checkout_session: null,
          created: nowOf(scope, id),
          credit_note: null,
          currency: input.currency,
          customer: customer.id,
          customer_account: null,
          description: input.description ?? null,
          ending_balance: balance,
          invoice: null,
          livemode: false,
          metadata: mergeMetadata({}, input.metadata),
          type: 'adjustment',
        },
        null,
      );
    },
  ),
  route(
    'GET',
    '/v1/customers/:id/balance_transactions',
    params<Stripe.CustomerListBalanceTransactionsParams>()(paging),
    ({ store, account }, paged, id) =>
      page(
        `/v1/customers/${id}/balance_transactions`,
        store.all('customer_balance_transaction', account).filter(({ customer }) => customer === id),
        paged,
      ),
  ),
  route(
    'GET',
    '/v1/customers/:id/payment_methods',
    params<Stripe.CustomerListPaymentMethodsParams>()({ ...paging, type: z.literal('card').optional() }),
    (scope, { type: _, ...paged }, id) => {
      live(scope, id!);
      return page(
        `/v1/customers/${id}/payment_methods`,
        scope.store.all('payment_method', scope.account).filter(({ customer }) => customer === id),
        paged,
      );
    },
  ),
  route('GET', '/v1/payment_methods/:id', noParams, ({ store, account }, _, id) => store.get('payment_method', account, id!)),
  route(
    'GET',
    '/v1/payment_methods',
    params<Stripe.PaymentMethodListParams>()({ ...paging, customer: text.optional(), type: z.literal('card').optional() }),
    ({ store, account }, { customer, type: _, ...paged }) =>
      page(
        '/v1/payment_methods',
        store.all('payment_method', account).filter((one) => !customer || one.customer === customer),
        paged,
      ),
  ),
  route(
    'POST',
    '/v1/payment_methods/:id/attach',
    params<Stripe.PaymentMethodAttachParams>()({ customer: text }),
    (scope, { customer }, id) => {
      live(scope, customer, 'customer');
      return attach(scope, id!, customer);
    },
  ),
  route('POST', '/v1/payment_methods/:id/detach', noParams, (scope, _, id) => {
    const method = scope.store.get('payment_method', scope.account, id!);
    const owner = scope.store.find('customer', scope.account, method.customer);
    if (owner?.invoice_settings.default_payment_method === method.id)
      change(scope, owner, { invoice_settings: { ...owner.invoice_settings, default_payment_method: null } }, 'customer.updated');
    return change(scope, method, { customer: null }, 'payment_method.detached');
  }),
];
