import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawSocialPicture, SOCIAL_PICTURE_SIZE } from './social-picture';

const words = { title: 'What the tide left', publication: 'The Harbour Letter', accent: '#b3401f', language: 'en' };

/** Where ink stands: its first and last column and row. */
async function ink(png: Buffer | null) {
  if (!png) throw new Error('nothing was drawn');
  const below = await sharp(png).extract({ left: 0, top: 18, width: 1200, height: 612 }).toBuffer();
  const { info } = await sharp(below).trim({ background: '#fdfcf9', threshold: 20 }).toBuffer({ resolveWithObject: true });
  const left = -(info.trimOffsetLeft ?? 0);
  const top = -(info.trimOffsetTop ?? 0);
  return { left, right: left + info.width, top, bottom: top + info.height };
}

test.each([
  ['a short title', words],
  ['a title with marks of HTML', { ...words, title: 'Salt & <b>water</b> > "rope"' }],
  ['a very long title', { ...words, title: 'Everything the harbour master wrote down '.repeat(8) }],
  ['a long word', { ...words, title: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6) }],
  ['Greek and Cyrillic', { ...words, title: 'Ελλάδα и Россия' }],
  ['pictographs alone', { ...words, title: '🌊⚓️' }],
  ['Japanese', { ...words, title: '港の手紙、東京で読む。', publication: '潮だより', language: 'ja' }],
  ['Chinese', { ...words, title: '港口的来信：潮水留下了什么', publication: '潮汐', language: 'zh-Hans' }],
  ['a very long title in Chinese', { ...words, title: '港口的来信潮水留下了什么'.repeat(16), language: 'zh-TW' }],
  ['Korean', { ...words, title: '항구에서 온 편지', publication: '밀물', language: 'ko' }],
  ['Hebrew, Hindi and Thai', { ...words, title: 'מכתבים समुद्र ทะเล' }],
  ['people and flags', { ...words, title: 'Ships 👩🏽‍🚀 of 🇯🇵 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿' }],
  ['a script our fonts lack', { ...words, title: 'ᚠᛇᚻ᛫ᛒᛦᚦ' }],
])('%s stays within the picture', async (_, given) => {
  const png = await drawSocialPicture(given);
  expect(await sharp(png ?? undefined).metadata()).toMatchObject({ format: 'png', ...SOCIAL_PICTURE_SIZE });
  expect(png?.length).toBeLessThan(120_000);
  const { left, right, bottom } = await ink(png);
  expect(left).toBeGreaterThan(75);
  expect(right).toBeLessThan(1125);
  expect(bottom).toBeLessThan(560);
});

test('Arabic stands at the right', async () => {
  const { left, right } = await ink(
    await drawSocialPicture({ ...words, title: 'ما تركه المد', publication: 'رسائل', language: 'ar' }),
  );
  expect(left).toBeGreaterThan(600);
  expect(right).toBeGreaterThan(1080);
});

test('nothing is drawn where no letter could be', async () => {
  expect(await drawSocialPicture({ ...words, title: 'ᚠᛇᚻ', publication: 'ᛒᛦᚦ' })).toBeNull();
});
