import { describe, expect, test } from 'vitest';
import { canRead, type Readable, type Reader } from './can-read';

const NOW = new Date('2026-06-01T08:00:00Z');
const BEFORE = new Date('2026-05-01T08:00:00Z');
const LATER = new Date('2026-07-01T08:00:00Z');

const subscribed = (tier: 'free' | 'paid', over: { confirmedAt?: Date | null; endedAt?: Date | null } = {}): Reader => ({
  subscription: { tier, confirmedAt: BEFORE, endedAt: null, ...over },
  role: null,
});
const READERS = {
  nobody: null,
  'signed in, never subscribed': { subscription: null, role: null },
  'free, not confirmed': subscribed('free', { confirmedAt: null }),
  free: subscribed('free'),
  'free, unsubscribed': subscribed('free', { endedAt: BEFORE }),
  paid: subscribed('paid'),
  'paid, without mail': subscribed('paid', { endedAt: BEFORE }),
  'paid, not confirmed': subscribed('paid', { confirmedAt: null }),
  'of the team': { subscription: null, role: 'contributor' },
} satisfies Record<string, Reader | null>;
type Who = keyof typeof READERS;

const EVERYONE = Object.keys(READERS) as Who[];
const PAID: Who[] = ['paid', 'paid, without mail', 'paid, not confirmed', 'of the team'];
const POSTS: [string, Readable, Who[]][] = [
  ['for everyone', { access: 'everyone', unlocksAt: null }, EVERYONE],
  ['for subscribers', { access: 'free', unlocksAt: null }, ['free', ...PAID]],
  ['for paying subscribers', { access: 'paid', unlocksAt: null }, PAID],
  ['for subscribers until later', { access: 'free', unlocksAt: LATER }, ['free', ...PAID]],
  ['for paying subscribers until later', { access: 'paid', unlocksAt: LATER }, PAID],
  ['unlocked this very moment', { access: 'paid', unlocksAt: NOW }, EVERYONE],
  ['unlocked before', { access: 'free', unlocksAt: BEFORE }, EVERYONE],
];

describe.each(POSTS)('a post %s', (_, post, readers) => {
  test.each(EVERYONE)('%s', (who) => expect(canRead(post, READERS[who], NOW)).toBe(readers.includes(who)));
});
