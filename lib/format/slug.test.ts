import { expect, test } from 'vitest';
import { slugify } from './slug';

test.each([
  ['A first post', 'a-first-post'],
  ['Où est l’été ?', 'ou-est-lete'],
  ['  --- ', ''],
  ['Что нового', 'что-нового'],
  ['Ёлка и чай', 'ёлка-и-чай'],
  ['Τα παιδιά', 'τα-παιδια'],
  ['日本語', '日本語'],
  ['無線で聞いたレガッタ', '無線で聞いたレガッタ'],
  ['ﾀｲﾏｰ', 'タイマー'],
  ['الضوءُ الآن على مؤقّت', 'الضوء-الآن-على-مؤقت'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['../../etc/passwd', 'etc-passwd'],
])('%s becomes %s', (title, slug) => expect(slugify(title)).toBe(slug));

test('a long title is cut at the end of a word', () => {
  expect(slugify('one two three', 8)).toBe('one-two');
  expect(slugify('x'.repeat(100), 8)).toBe('xxxxxxxx');
});
