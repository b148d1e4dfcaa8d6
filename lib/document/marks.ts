import type { Mark } from './mark';
import { bold } from './marks/bold';
import { code } from './marks/code';
import { highlight } from './marks/highlight';
import { italic } from './marks/italic';
import { link } from './marks/link';
import { strike } from './marks/strike';
import { subscript } from './marks/subscript';
import { superscript } from './marks/superscript';
import { underline } from './marks/underline';
import type { MarkName } from './node-names';

export const MARKS: Record<MarkName, Mark> = { link, bold, italic, underline, strike, code, highlight, subscript, superscript };

/** @throws for a name that parseDocument() refuses, so never for a checked document. */
export function markOf(name: string): Mark {
  if (!Object.hasOwn(MARKS, name)) throw new Error(`No such mark: ${name}`);
  return MARKS[name as MarkName];
}
