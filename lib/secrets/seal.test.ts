import { expect, test } from 'vitest';
import { seal, unseal } from './seal';

test('what was sealed opens again, and twice the same gives different bytes', () => {
  const value = { url: 'https://letters.test/c/abc' };
  expect(unseal('notice', seal('notice', value))).toEqual(value);
  expect(seal('notice', value)).not.toEqual(seal('notice', value));
});

test('another purpose or a changed bit is refused', () => {
  const sealed = seal('notice', 'secret');
  expect(() => unseal('sign-in', sealed)).toThrow();
  sealed[sealed.length - 1]! ^= 1;
  expect(() => unseal('notice', sealed)).toThrow();
});
