import { isEnvelopeAddress } from './envelope-address';

export type Mailbox = { name?: string; address: string };

const LINE = 76;
const ENCODED_BYTES = 45; // 60 characters of base64: with =?UTF-8?B?…?= 72, under the 75 of RFC 2047 §2

/** Whatever a person typed, on one line: no CR, LF or other control character reaches a header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();

const isPlain = (text: string) => /^[ -~]*$/.test(text) && !text.includes('=?') && !/[^ ]{60}/.test(text);

/** RFC 2047 words of at most 75 characters, none of which splits a code point. */
function encodedWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const point of text.toWellFormed()) {
    if (Buffer.byteLength(word + point) > ENCODED_BYTES) {
      words.push(word);
      word = '';
    }
    word += point;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`);
}

/** Folds at spaces so that no line is longer than 76 where that can be had. */
function fold(name: string, words: string[]): string {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const word of words) {
    if (line.length + 1 + word.length > LINE && line.trim() !== '' && !line.endsWith(':')) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}

/** A header of free text, such as Subject. */
export function textHeader(name: string, text: string): string {
  const line = oneLine(text);
  return fold(name, isPlain(line) ? line.split(' ') : encodedWords(line));
}

/** A name before an address or a list's id: a quoted string, or encoded words where it is not ASCII. */
function phrase(name: string): string[] {
  const line = oneLine(name);
  if (!line) return [];
  return isPlain(line) ? [`"${line.replace(/["\\]/g, '\\$&')}"`] : encodedWords(line);
}

/** From, To, Reply-To, List-Id: one name and one address in angle brackets.
 *  @throws Error on an address that is none: rows are screened when they are made, so this is a bug. */
export function mailboxHeader(name: string, { name: person = '', address }: Mailbox): string {
  if (!isEnvelopeAddress(address)) throw new Error(`${name} is not an address`);
  return fold(name, [...phrase(person), `<${address}>`]);
}

export const listIdHeader = (name: string, id: string) => fold('List-Id', [...phrase(name), `<${plain(id)}>`]);

/** A header made by us from parts without spaces or control characters, kept on one line.
 *  @throws Error on anything else */
export function plainHeader(name: string, value: string): string {
  return `${name}: ${plain(value)}\r\n`;
}

function plain(value: string): string {
  if (!/^[ -~]+$/.test(value) || value.length > 900) throw new Error('a header value must be one line of ASCII');
  return value;
}

/** RFC 5322 §3.3 */
export const dateHeader = (date: Date) => `Date: ${date.toUTCString().replace('GMT', '+0000')}\r\n`;

/** A header as DKIM's relaxed canonicalization signs it (RFC 6376 §3.4.2), with its CRLF. */
export function relaxedHeader(header: string): string {
  const colon = header.indexOf(':');
  const value = header
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${header.slice(0, colon).trim().toLowerCase()}:${value}\r\n`;
}
