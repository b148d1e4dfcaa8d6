/** Which code points a TrueType or OpenType font has glyphs for, as ranges (its cmap table, formats 4 and 12: OpenType 1.9.1). */
export function fontLetters(font: Buffer): [number, number][] {
  const cmap = tableAt(font, 'cmap');
  if (cmap === null) return [];
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  );
  return subtables.flatMap((at) => {
    const format = font.readUInt16BE(at);
    if (format === 12)
      return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index): [number, number] => {
        const group = at + 16 + 12 * index;
        return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
      });
    if (format !== 4) return [];
    const twice = font.readUInt16BE(at + 6);
    return Array.from({ length: twice / 2 }, (_, index): [number, number] => [
      font.readUInt16BE(at + 16 + twice + 2 * index),
      font.readUInt16BE(at + 14 + 2 * index),
    ]).filter(([from]) => from !== 0xffff); // the last segment says that there are no more
  });
}

function tableAt(font: Buffer, tag: string): number | null {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + 16 * index;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return null;
}
