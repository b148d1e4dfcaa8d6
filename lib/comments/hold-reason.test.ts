import { expect, test } from 'vitest';
import { hasWord, holdReason } from './hold-reason';

test('words are found whatever their case and the signs in them, as words of their own', () => {
  const list = 'casino\nFree Money\n\nc++\n.*';
  for (const body of ['My CASINO!', 'so much free money here', 'I write C++', 'ca**sin**o', 'ｃａｓｉｎｏ'])
    expect(hasWord(body, list), body).toBe(true);
  for (const body of ['casinos are many', 'free of money', 'anything else']) expect(hasWord(body, list), body).toBe(false);
  expect(hasWord('anything', '')).toBe(false);
  expect(hasWord('anything', ' \n ')).toBe(false);
});

test.each([
  ['nobody', false, 'Hello', null],
  ['nobody', true, 'Hello', null],
  ['nobody', true, 'See https://a.example', 'link'],
  ['nobody', false, 'See https://a.example', null],
  ['nobody', false, 'A casino', 'word'],
  ['newcomers', true, 'Hello', 'newcomer'],
  ['newcomers', false, 'Hello', null],
  ['everyone', false, 'Hello', 'everyone'],
] as const)('%s held, newcomer %s: “%s” waits for %s', (commentHold, isNewcomer, body, reason) =>
  expect(holdReason(body, { commentHold, commentWords: 'casino' }, isNewcomer)).toBe(reason),
);
