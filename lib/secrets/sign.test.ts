import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSignedId, signId } from './sign';

test('any uuid comes back from its token of 43 characters', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const token = signId('unsubscribe', uuid);
      expect(token).toHaveLength(43);
      expect(readSignedId('unsubscribe', token)).toBe(uuid);
    }),
  );
});

test('a token of another purpose, a changed one, and rubbish name nothing', () => {
  const token = signId('unsubscribe', '0192f0c1-0000-7000-8000-000000000001');
  expect(readSignedId('click', token)).toBeNull();
  expect(readSignedId('unsubscribe', `B${token.slice(1)}`)).toBeNull();
  expect(readSignedId('unsubscribe', '')).toBeNull();
  expect(readSignedId('unsubscribe', '{"not":""}')).toBeNull();
});
