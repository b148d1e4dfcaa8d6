import { cutAt } from './fill';

/** Marks a placeholder that stands in HTML. */
export const IN_HTML = 'html-of-courant-';

/** JSON whose strings hold placeholders, cut at them once. A message then costs its own values: the long constant pieces are
 *  the same buffers in each, and are never copied (100 messages of 40 KB as one string took 480 MB at four calls at once).
 *  @param placeholders plain ASCII without quotes or backslashes, so that JSON leaves them as they are */
export function jsonTemplate(value: unknown, placeholders: string[]) {
  const parts = cutAt(JSON.stringify(value), placeholders);
  const constants = parts.map((part) => Buffer.from(part));
  return (fillIn: (placeholder: string) => string): Buffer[] =>
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(JSON.stringify(fillIn(part)).slice(1, -1)) : constants[index]!));
}

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

/** A JSON list of pieces already written. */
export const jsonList = (items: Buffer[][]): Buffer[] => [
  OPEN,
  ...items.flatMap((pieces, index) => (index === 0 ? pieces : [COMMA, ...pieces])),
  CLOSE,
];
