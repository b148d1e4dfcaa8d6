import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fontLetters } from './font-letters';
import { drawableText, loadFonts } from './social-fonts';

test('signs that no font has are left out, and letters that none has leave out the text', () => {
  expect(drawableText('Salt ⟁ & water', 'en')).toBe('Salt & water');
  expect(drawableText('  港の手紙、\n東京 ', 'ja')).toBe('港の手紙、 東京');
  expect(drawableText('Runes: ᚠ', 'en')).toBeNull();
  expect(drawableText(' \u200d ', 'en')).toBeNull();
  expect(drawableText('half \ud83d of a pair', 'en')).toBe('half of a pair');
});

test('a row of pictographs that a font in parts would draw in pieces is drawn by its first', () => {
  expect(drawableText('👩🏽‍🚀 👍🏿 ⚓️ 👨‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ 🇯🇵', 'en')).toBe('👩 👍 ⚓ 👨 🏴 1 🇯🇵');
});

test('signs shared by several languages are asked of the font of the text’s own first', async () => {
  const first = async (text: string, language: string) => (await loadFonts(text, language))?.split(', ')[3];
  expect(await first('手紙', 'ja')).toBe('Noto Serif JP');
  expect(await first('手紙です', 'en')).toBe('Noto Serif JP');
  expect(await first('信件', 'zh-CN')).toBe('Noto Serif SC');
  expect(await first('信件', 'zh-Hant')).toBe('Noto Serif TC');
  expect(await first('漢字', 'ko')).toBe('Noto Serif KR');
  expect(await first('편지 漢字', 'en')).toBe('Noto Serif KR');
});

test.each([
  ['港の手紙カナ、。', 'ja'],
  ['来信：潮水留下了什么', 'zh-CN'],
  ['來信：潮水留下了什麼', 'zh-TW'],
  ['항구에서', 'ko'],
  ['שלום', 'he'],
  ['समुद्र', 'hi'],
  ['ทะเล', 'th'],
  ['🌊🚢🎉🇯🇵', 'en'],
])('there is a font for every sign of %s', async (text, language) => {
  expect(await loadFonts(drawableText(text, language) ?? 'ᚠ', language)).toContain('Newsreader');
});

test('a sign that no file has, though one says so, is not drawn as an empty box', async () => {
  expect(drawableText('\u3441', 'zh-TW')).toBe('\u3441');
  expect(await loadFonts('港\u3441', 'zh-TW')).toBeNull();
});

test('letters of a font are read from the font itself', async () => {
  const font = await readFile(
    join(process.cwd(), 'node_modules/@expo-google-fonts/newsreader/500Medium/Newsreader_500Medium.ttf'),
  );
  const letters = fontLetters(font);
  const has = (letter: string) =>
    letters.some(([from, to]) => (letter.codePointAt(0) ?? 0) >= from && (letter.codePointAt(0) ?? 0) <= to);
  expect([...'AzÉ…'].every(has)).toBe(true);
  expect([...'Я港🌊'].some(has)).toBe(false);
});
