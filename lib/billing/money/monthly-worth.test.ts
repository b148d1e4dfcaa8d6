import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { lastingDiscount, monthlyWorth } from './monthly-worth';

const now = new Date('2026-06-01T00:00:00Z');
const seconds = (date: string) => new Date(date).getTime() / 1000;

const discount = (coupon: object, end: number | null = null) =>
  ({
    end,
    source: { type: 'coupon', coupon: { percent_off: null, amount_off: null, duration: 'forever', ...coupon } },
  }) as Stripe.Discount;

test.each([
  ['none', [], 0],
  ['a share for ever', [discount({ percent_off: 20 })], 200],
  ['an amount for ever', [discount({ amount_off: 150 })], 150],
  ['an amount of more than all', [discount({ amount_off: 5_000 })], 1_000],
  ['one payment alone', [discount({ percent_off: 50, duration: 'once' })], 0],
  ['some months that run', [discount({ percent_off: 50, duration: 'repeating' }, seconds('2026-07-01'))], 500],
  ['some months that are over', [discount({ percent_off: 50, duration: 'repeating' }, seconds('2026-05-01'))], 0],
  ['one after the other', [discount({ percent_off: 50 }), discount({ amount_off: 100 })], 600],
])('an offer of %s', (_, discounts, off) => {
  expect(lastingDiscount({ discounts }, 1_000, now)).toBe(off);
});

test('a discount that was not expanded is a bug, not a price without one', () => {
  expect(() => lastingDiscount({ discounts: ['di_1'] }, 1_000, now)).toThrow();
});

const facts = {
  ...{ status: 'active', amount: 500, quantity: 1, discount: 0, interval: 'month' as const, intervalCount: 1 },
  ...{ endedAt: null, pausedUntilPaid: null },
};
test.each([
  ['a month', {}, 500],
  ['a group', { quantity: 3, discount: 300 }, 1_200],
  ['a year', { amount: 5_000, interval: 'year' as const }, 417],
  ['every third month', { intervalCount: 3 }, 167],
  ['a payment that failed and is tried again', { status: 'past_due' }, 500],
  ['a trial', { status: 'trialing' }, 0],
  ['what is not paid any more', { status: 'unpaid' }, 0],
  ['a pause', { pausedUntilPaid: now }, 0],
  ['what has ended', { status: 'canceled', endedAt: now }, 0],
])('%s', (_, over, worth) => {
  expect(monthlyWorth({ ...facts, ...over })).toBe(worth);
});
