/** The text without what XML 1.0 has no place for, however it is written (2.2): control characters and half a pair. */
export const xmlCharacters = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
