import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CURRENCIES, currencyDigits, formatMoney, moneyInput, parseMoney } from './money';

test('amounts are shown as their currency has it', () => {
  expect(formatMoney(500, 'eur')).toBe('€5');
  expect(formatMoney(450, 'usd')).toBe('$4.50');
  expect(formatMoney(500, 'jpy')).toBe('¥500');
  expect(formatMoney(123456, 'eur', 'de')).toMatch(/^1\.234,56\s€$/);
  expect(formatMoney(1500, 'kwd')).toContain('1.5');
  expect(formatMoney(500, 'usd', 'no such language')).toBe('$5');
});

test('a yen has no fraction, and an Icelandic króna is counted in hundredths as Stripe does', () => {
  expect(currencyDigits('JPY')).toBe(0);
  expect(currencyDigits('isk')).toBe(2);
  expect(parseMoney('500', 'jpy')).toBe(500);
  expect(parseMoney('5.5', 'jpy')).toBeNull();
  expect(parseMoney('5.0', 'jpy')).toBe(5);
});

test.each(['', '-5', '5.005', '1e3', '5 000', '0x10', '99999999999', '5.', '.5'])('“%s” is no amount of euros', (typed) => {
  expect(parseMoney(typed, 'eur')).toBeNull();
});

test('what is shown in a form comes back as it was', () => {
  const currency = fc.constantFrom(...CURRENCIES.map(({ code }) => code), 'kwd', 'isk');
  fc.assert(
    fc.property(currency, fc.integer({ min: 0, max: 99_999_999 }), (code, amount) => {
      expect(parseMoney(moneyInput(amount, code), code)).toBe(amount);
      expect(parseMoney(moneyInput(amount, code).replace('.', ','), code)).toBe(amount);
    }),
  );
});
