import { createHash, type Hash } from 'node:crypto';
import { cutAtPlaceholders, type Placeholder } from './placeholders';
import { encodeQuotedPrintable, encodeValue } from './quoted-printable';

type Part = { type: 'text/plain' | 'text/html'; content: string };
type Slot = { name: Placeholder; html: boolean };

/** A multipart/alternative body encoded once and cut at its per-recipient places. */
export type CutBody = {
  boundary: string;
  /** texts[0] slots[0] texts[1] … */
  texts: Buffer[];
  slots: Slot[];
  /** The same texts as DKIM's relaxed canonicalization hashes them. */
  relaxed: Buffer[];
  /** SHA-256 of what stands before the first slot, to be copied and gone on with. */
  hashed: Hash;
};

const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** RFC 6376 §3.4.4. A text begins and ends at a line break or a soft one, so each can be taken by itself. */
const relaxBody = (text: string) => text.replace(/[ \t]+/g, ' ').replace(/ (?=\r\n)/g, '');

/** Encodes the parts, text first (RFC 2046 §5.1.4: the last one is the best).
 *  @param seed anything that stays the same for the message, so that it is built the same again. */
export function cutBody(parts: Part[], seed: string): CutBody {
  // "=_" cannot occur in quoted-printable, so no content can hold the boundary.
  const boundary = `=_${createHash('sha256').update(seed).digest('hex').slice(0, 32)}`;
  const texts: string[] = [''];
  const slots: Slot[] = [];
  const add = (text: string) => {
    texts[texts.length - 1] += text;
  };
  for (const { type, content } of parts) {
    add(`--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`);
    const cut = cutAtPlaceholders(content);
    cut.texts.forEach((text, index) => {
      const slot = cut.slots[index];
      add(encodeQuotedPrintable(text, slot === undefined));
      if (slot === undefined) return;
      // A value stands on lines of its own between soft breaks, so nothing around it depends on its length.
      if (!texts.at(-1)!.endsWith('\r\n')) add('=\r\n');
      slots.push({ name: slot, html: type === 'text/html' });
      texts.push(index === cut.slots.length - 1 && cut.texts[index + 1] === '' ? '' : '=\r\n');
    });
    add('\r\n');
  }
  add(`--${boundary}--\r\n`);
  const relaxed = texts.map((text) => Buffer.from(relaxBody(text), 'latin1'));
  return {
    boundary,
    texts: texts.map((text) => Buffer.from(text, 'latin1')),
    slots,
    relaxed,
    hashed: createHash('sha256').update(relaxed[0]!),
  };
}

/** The values as they go into the slots. Each is encoded once, however often it stands there: a long letter's links are a
 *  hundred. */
export function slotValues(body: CutBody, values: Record<Placeholder, string>): Buffer[] {
  const encoded: Record<'html' | 'text', Partial<Record<Placeholder, Buffer>>> = { html: {}, text: {} };
  return body.slots.map(({ name, html }) => {
    const known = html ? encoded.html : encoded.text;
    known[name] ??= Buffer.from(encodeValue(html ? escapeHtml(values[name]) : values[name]), 'latin1');
    return known[name];
  });
}

/** The body's pieces in order. */
export function joinBody(body: CutBody, values: Buffer[]): Buffer[] {
  const pieces: Buffer[] = [];
  body.texts.forEach((text, index) => {
    pieces.push(text);
    const value = values[index];
    if (value) pieces.push(value);
  });
  return pieces;
}

/** `bh=` of the message: the constant beginning is hashed once for all recipients. */
export function bodyHash(body: CutBody, values: Buffer[]): string {
  const hash = body.hashed.copy();
  values.forEach((value, index) => {
    hash.update(value).update(body.relaxed[index + 1]!);
  });
  return hash.digest('base64');
}
