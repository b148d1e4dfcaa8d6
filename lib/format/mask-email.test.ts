import { expect, test } from 'vitest';
import { maskEmail } from './mask-email';

test('an address is told by its first letter and its domain', () => {
  expect(maskEmail('mara@example.com')).toBe('m…@example.com');
});
