import { z } from 'zod';
import { CURRENCIES, currencyDigits, parseMoney } from '@/lib/format/money';

const CONTROL = /[^\P{Cc}\n]/u;
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, `Keep it under ${max} characters.`))
    .refine((value) => !CONTROL.test(value), 'Use plain text.');

/** A plan as its form sends it. Messages are meant for the form. */
export const TierInput = z.strictObject({
  name: text(60).refine((name) => name !== '' && !name.includes('\n'), 'Give the plan a name, in one line.'),
  benefits: text(1000),
  trialDays: z.coerce
    .number('Enter a number of days.')
    .int('Enter whole days.')
    .min(0, 'Enter 0 or more.')
    .max(90, 'At most 90 days.'),
});
export type TierInput = z.infer<typeof TierInput>;

/** What can be bought: how it is paid, and whether the reader names the amount. */
const OFFERINGS = {
  month: { kind: 'standard', interval: 'month', months: null },
  year: { kind: 'standard', interval: 'year', months: null },
  'founding-year': { kind: 'founding', interval: 'year', months: null },
  'choose-month': { kind: 'pay_what_you_want', interval: 'month', months: null },
  'choose-year': { kind: 'pay_what_you_want', interval: 'year', months: null },
  'once-1': { kind: 'standard', interval: 'once', months: 1 },
  'once-3': { kind: 'standard', interval: 'once', months: 3 },
  'once-6': { kind: 'standard', interval: 'once', months: 6 },
  'once-12': { kind: 'standard', interval: 'once', months: 12 },
  lifetime: { kind: 'lifetime', interval: 'once', months: null },
} as const;

/** Under this no card scheme takes a payment, nor would the fee leave anything (docs.stripe.com/currencies). */
const leastOf = (currency: string) => (currencyDigits(currency) === 3 ? 500 : 50);
const MOST = 10_000_000;

const codes = CURRENCIES.map(({ code }) => code);
export const currencyField = z.string().refine((code) => codes.includes(code), 'Choose a currency.');

/** Minor units of the currency beside it, or why not. */
export function amountOf(typed: string, currency: string): { ok: true; amount: number } | { ok: false; message: string } {
  const amount = parseMoney(typed, currency);
  if (amount === null) return { ok: false, message: 'Enter an amount such as 5 or 4.50.' };
  if (amount < leastOf(currency)) return { ok: false, message: 'That is less than a card payment can be.' };
  if (amount > MOST) return { ok: false, message: 'That is more than one payment can be here.' };
  return { ok: true, amount };
}

/** A price as its form sends it. */
export const PriceInput = z
  .strictObject({
    offering: z.enum(Object.keys(OFFERINGS) as (keyof typeof OFFERINGS)[], 'Choose how it is paid.'),
    currency: currencyField,
    amount: z.string(),
  })
  .transform(({ offering, currency, amount }, context) => {
    const parsed = amountOf(amount, currency);
    if (parsed.ok) return { ...OFFERINGS[offering], currency, amount: parsed.amount };
    context.addIssue({ code: 'custom', path: ['amount'], message: parsed.message });
    return z.NEVER;
  });
export type PriceInput = z.infer<typeof PriceInput>;
