import type { Customer } from '../shapes';
import { newId, randomName } from '../store';
import { create, nowFor, type Scope } from '../world';

export type NewCustomer = Partial<
  Pick<
    Customer,
    | 'address'
    | 'balance'
    | 'description'
    | 'email'
    | 'metadata'
    | 'name'
    | 'phone'
    | 'preferred_locales'
    | 'tax_exempt'
    | 'test_clock'
  >
> & {
  defaultPaymentMethod?: string | null;
};

export function createCustomer(scope: Scope, wanted: NewCustomer): Customer {
  const customer: Customer = {
    id: newId('cus'),
    object: 'customer',
    address: wanted.address ?? null,
    balance: wanted.balance ?? 0,
    created: nowFor(scope, wanted.test_clock),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: wanted.description ?? null,
    discount: null,
    email: wanted.email ?? null,
    invoice_prefix: randomName(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: wanted.defaultPaymentMethod ?? null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: wanted.metadata ?? {},
    name: wanted.name ?? null,
    next_invoice_sequence: 1,
    phone: wanted.phone ?? null,
    preferred_locales: wanted.preferred_locales ?? [],
    shipping: null,
    tax_exempt: wanted.tax_exempt ?? 'none',
    test_clock: wanted.test_clock ?? null,
  };
  return create(scope, customer, 'customer.created');
}
