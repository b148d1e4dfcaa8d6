const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, language: string) {
  const key = `${language} ${currency}`;
  const found = formatters.get(key);
  if (found) return found;
  let made: Intl.NumberFormat;
  try {
    made = new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  } catch {
    made = new Intl.NumberFormat('en', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  }
  formatters.set(key, made);
  return made;
}

/** What Stripe counts otherwise than Intl does: these in hundredths, though nobody pays a fraction of them.
 *  docs.stripe.com/currencies, "Special cases". */
const STRIPE_DIGITS: Record<string, number> = { isk: 2, ugx: 2 };

/** How many digits of an amount in minor units stand behind the point: 2 for eur, 0 for jpy, 3 for kwd.
 *  @param currency ISO 4217, in either case */
export const currencyDigits = (currency: string): number =>
  STRIPE_DIGITS[currency.toLowerCase()] ?? formatter(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;

/** "€5", "$4.50", "¥500". @param amount in minor units */
export const formatMoney = (amount: number, currency: string, language = 'en'): string =>
  formatter(currency, language).format(amount / 10 ** currencyDigits(currency));

/** "4.50", "500": an amount as it is typed into a form. @param amount in minor units */
export function moneyInput(amount: number, currency: string): string {
  const digits = currencyDigits(currency);
  return (amount / 10 ** digits).toFixed(digits).replace(/\.0+$/, '');
}

/** Minor units from what was typed ("5", "4.50", "4,5"); null for anything that is no such amount, as fractions of the
 *  smallest coin are. */
export function parseMoney(typed: string, currency: string): number | null {
  const found = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  if (!found) return null;
  const digits = currencyDigits(currency);
  const fraction = (found[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return null;
  return Number(found[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
}

const NAMES: [code: string, name: string][] = [
  ['usd', 'US dollar'],
  ['eur', 'Euro'],
  ['gbp', 'Pound sterling'],
  ['chf', 'Swiss franc'],
  ['cad', 'Canadian dollar'],
  ['aud', 'Australian dollar'],
  ['nzd', 'New Zealand dollar'],
  ['sek', 'Swedish krona'],
  ['nok', 'Norwegian krone'],
  ['dkk', 'Danish krone'],
  ['pln', 'Polish złoty'],
  ['czk', 'Czech koruna'],
  ['jpy', 'Japanese yen'],
  ['krw', 'South Korean won'],
  ['inr', 'Indian rupee'],
  ['brl', 'Brazilian real'],
  ['mxn', 'Mexican peso'],
  ['sgd', 'Singapore dollar'],
  ['hkd', 'Hong Kong dollar'],
  ['zar', 'South African rand'],
];

/** The currencies a writer may choose. */
export const CURRENCIES = NAMES.map(([code, name]) => ({ code, name }));
