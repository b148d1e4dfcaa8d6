import { expect, test } from 'vitest';
import type { OfferedPlan, OfferedPrice } from './list-offered-plans';
import { lowestPrice } from './lowest-price';

const price = (over: Partial<OfferedPrice>): OfferedPrice => ({
  ...{ id: 'p', kind: 'standard', interval: 'month', months: null, amount: 500, currency: 'eur' },
  ...over,
});
const plan = (...prices: OfferedPrice[]): OfferedPlan => ({ id: 't', name: 'Supporter', benefits: [], trialDays: 0, prices });

test('the least of all plans that renews is named with its period', () => {
  const lifetime = price({ kind: 'lifetime', interval: 'once', amount: 100 });
  expect(lowestPrice([plan(price({ amount: 700 }), lifetime), plan(price({}))], 'en')).toBe('€5 a month');
  expect(lowestPrice([plan(price({ interval: 'year', amount: 5000 }))], 'en')).toBe('€50 a year');
  expect(lowestPrice([plan(lifetime)], 'en')).toBeNull();
  expect(lowestPrice([], 'en')).toBeNull();
});
