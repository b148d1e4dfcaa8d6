import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decompress } from 'wawoff2';
import { fontStyle } from './font-faces';
import { FONT_MEASURES } from './font-measures';
import { FONT_FAMILIES, FONT_PAIRS } from './font-pairs';

const SAMPLE =
  'The last person to light the lamp by hand did it as she had for nineteen winters: coat on, soup off the stove, a hundred ' +
  'and twelve steps with one hand on the wall. Visitors ask for blue, but anyone who goes out there will tell you that it says little.';

/** What a font file says of itself, in ems. */
async function measure(family: string, weight: number) {
  const packed = readFileSync(`node_modules/@fontsource/${family}/files/${family}-latin-${weight}-normal.woff2`);
  const font = Buffer.from(await decompress(packed));
  const table = (tag: string) => {
    for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16)
      if (font.toString('latin1', at, at + 4) === tag) return font.subarray(font.readUInt32BE(at + 8));
    throw new Error(`${family} has no ${tag}`);
  };
  const [head, hhea, hmtx, cmap] = ['head', 'hhea', 'hmtx', 'cmap'].map(table) as [Buffer, Buffer, Buffer, Buffer];
  const em = head.readUInt16BE(18);
  const advances = hhea.readUInt16BE(34);
  const glyph = glyphs(cmap);
  const advance = (letter: string) => hmtx.readUInt16BE(4 * Math.min(glyph(letter.charCodeAt(0)), advances - 1));
  const width = [...SAMPLE].reduce((sum, letter) => sum + advance(letter), 0) / SAMPLE.length;
  return { above: hhea.readInt16BE(4) / em, below: -hhea.readInt16BE(6) / em, width: width / em };
}

/** Which glyph a letter is, by the segments of a cmap (format 4 of the OpenType specification). */
function glyphs(cmap: Buffer) {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const offset = offsets.find((each) => cmap.readUInt16BE(each) === 4);
  if (offset === undefined) throw new Error('No cmap of format 4');
  const part = cmap.subarray(offset);
  const doubled = part.readUInt16BE(6);
  return (code: number): number => {
    for (let at = 14; at < 14 + doubled; at += 2) {
      if (part.readUInt16BE(at) < code) continue;
      const start = part.readUInt16BE(at + doubled + 2);
      const delta = part.readUInt16BE(at + 2 * doubled + 2);
      const place = at + 3 * doubled + 2;
      const range = part.readUInt16BE(place);
      if (start > code) return 0;
      return range === 0 ? (code + delta) & 0xffff : part.readUInt16BE(place + range + 2 * (code - start));
    }
    return 0;
  };
}

test.each(Object.keys(FONT_FAMILIES))('%s has the measures that its files say', async (family) => {
  const [above, below, width, width600] = FONT_MEASURES[family] ?? [];
  const [regular, heavy, lora] = [await measure(family, 400), await measure(family, 600), await measure('lora', 400)];
  expect(above).toBeCloseTo(regular.above, 3);
  expect(below).toBeCloseTo(regular.below, 3);
  // Other letters are counted here than where the widths are from: what two fonts have of each other is nearly the same.
  const unit = lora.width / (FONT_MEASURES.lora?.[2] ?? 0);
  expect(Math.abs(regular.width / unit / (width ?? 0) - 1)).toBeLessThan(0.03);
  expect(Math.abs(heavy.width / unit / (width600 ?? 0) - 1)).toBeLessThan(0.03);
});

test('each font of a pair has stand-ins as wide as it is, and names them after itself', () => {
  const style = fontStyle('lora');
  expect(style).toContain('@font-face{font-family:"Text for Georgia";src:local("Georgia");size-adjust:105%;');
  expect(style).toContain(
    '--font-serif:"Lora", "Text for Georgia", "Text for Noto", "Text for DejaVu", "Text for Times", Georgia',
  );
  for (const { id } of FONT_PAIRS)
    for (const [, family] of fontStyle(id).matchAll(/"((?:Title|Text|Around) for \w+)"/g))
      expect(fontStyle(id)).toContain(`@font-face{font-family:"${family}";src:local(`);
  expect(fontStyle('dm-source')).toContain('--font-display:"DM Sans", "Title for Arial", var(--local-sans, system-ui)');
});
