const HEX = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const LITERAL = Array.from({ length: 256 }, (_, byte) => byte === 9 || (byte >= 32 && byte < 127 && byte !== 61));
/** RFC 2045 §6.7: 76 characters a line, of which the last is kept for the soft break. */
const ROOM = 75;

function encodeLine(line: Buffer, endsHere: boolean): string {
  let out = '';
  let column = 0;
  for (let i = 0; i < line.length; i++) {
    const byte = line[i]!;
    let piece = LITERAL[byte] ? String.fromCharCode(byte) : HEX[byte]!;
    // White space at the end of a line is lost on the way (rule 3); before a soft break it is safe.
    if ((byte === 32 || byte === 9) && endsHere && i === line.length - 1) piece = HEX[byte]!;
    // A code point's bytes stay together.
    const continues = (byte & 0xc0) === 0x80;
    const needed = byte >= 0xc0 ? 3 * codePointLength(byte) : piece.length;
    if (!continues && column + needed > ROOM) {
      out += '=\r\n';
      column = 0;
    }
    // A dot that begins a line would be doubled by SMTP, a "From " marked by old mailboxes: encoded, neither can be.
    if (column === 0 && (byte === 46 || (byte === 70 && line.subarray(i, i + 5).toString('latin1') === 'From ')))
      piece = HEX[byte]!;
    out += piece;
    column += piece.length;
  }
  return out;
}

const codePointLength = (first: number) => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);

/** A text as quoted-printable, beginning at the start of a line: lines of at most 76 octets, CRLF only, no line that
 *  begins with a dot. Line breaks of any kind become CRLF.
 *  @param ends false when more follows on the same line after a soft break. */
export function encodeQuotedPrintable(text: string, ends = true): string {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.map((line, index) => encodeLine(Buffer.from(line), ends || index < lines.length - 1)).join('\r\n');
}

/** A short value on lines of its own, for a message cut at its placeholders. */
export function encodeValue(value: string): string {
  if (!/^[!-<>-~]+$/.test(value)) return encodeQuotedPrintable(value, false);
  let out = '';
  for (let from = 0; from < value.length; from += ROOM - 2) {
    const piece = value.slice(from, from + ROOM - 2);
    out += (from ? '=\r\n' : '') + (piece.startsWith('.') ? `=2E${piece.slice(1)}` : piece);
  }
  return out;
}
