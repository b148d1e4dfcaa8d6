import { expect, test } from 'vitest';
import { isStandIn } from './stripe-client';

test('only the stand-in’s own keys are asked of the stand-in: a real one beside it goes to Stripe', () => {
  process.env.STRIPE_API_URL = 'http://localhost:12111';
  expect(isStandIn('sk_test_TestMoney1234567890abcdef')).toBe(true);
  for (const key of ['sk_live_1234567890abcdef', 'sk_test_1234567890abcdef', 'rk_live_TestMoney1234567890'])
    expect(isStandIn(key)).toBe(false);
});
