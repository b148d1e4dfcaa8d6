import { expect, test } from 'vitest';
import { subscriptionGrants } from './subscription-grants';

const now = new Date('2030-03-15T00:00:00Z');
const later = new Date('2030-04-01T00:00:00Z');
const earlier = new Date('2030-03-10T00:00:00Z');
const facts = {
  currentPeriodStart: new Date('2030-03-01T00:00:00Z'),
  currentPeriodEnd: later,
  pausedUntilPaid: null,
  moneyBack: false,
};
const GRACE = 14;
/** 14 days after the period began */
const graceEnds = new Date('2030-03-15T00:00:00Z');

test.each([
  ['trialing', {}, { until: null }],
  ['active', {}, { until: null }],
  ['active', { pausedUntilPaid: later }, { until: later }],
  ['active', { pausedUntilPaid: earlier }, null],
  ['trialing', { pausedUntilPaid: earlier }, null],
  ['active', { moneyBack: true }, null],
  ['past_due', { moneyBack: true }, null],
  ['past_due', {}, null],
  ['past_due', { currentPeriodStart: new Date('2030-03-01T00:00:01Z') }, { until: new Date('2030-03-15T00:00:01Z') }],
  ['unpaid', {}, null],
  ['canceled', {}, null],
  ['incomplete', {}, null],
  ['incomplete_expired', {}, null],
  ['paused', {}, null],
  ['a word of tomorrow', {}, null],
])('%s with %o grants %o', (status, over, grants) => {
  expect(subscriptionGrants({ ...facts, status, ...over }, GRACE, now)).toEqual(grants);
});

test('grace ends on the dot', () => {
  const at = (now: Date) => subscriptionGrants({ ...facts, status: 'past_due' }, GRACE, now);
  expect(at(new Date(graceEnds.getTime() - 1))).toEqual({ until: graceEnds });
  expect(at(graceEnds)).toBeNull();
});
