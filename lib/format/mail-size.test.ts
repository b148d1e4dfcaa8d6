import { expect, test } from 'vitest';
import { formatKilobytes, mailRoom } from './mail-size';

test('a mail is fine up to 90,000 bytes, near the limit up to 100,000, then over it', () => {
  expect([0, 89_999, 90_000, 99_999, 100_000, 5_000_000].map(mailRoom)).toEqual(['fine', 'fine', 'near', 'near', 'over', 'over']);
});

test('a size is shown in thousands', () => {
  expect([0, 12_400, 99_600, 1_234_000].map(formatKilobytes)).toEqual([
    '1\u00a0KB',
    '12\u00a0KB',
    '100\u00a0KB',
    '1,234\u00a0KB',
  ]);
});
