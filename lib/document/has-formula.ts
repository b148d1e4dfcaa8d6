import { texOf } from './nodes/math/tex';
import type { DocumentNode } from './types';

/** Whether a formula stands in it. Without the keys of their pictures (formulas.ts), for which a browser would be sent a
 *  cryptography of half a megabyte. */
export const hasFormula = (node: DocumentNode): boolean =>
  ((node.type === 'math' || node.type === 'mathBlock') && texOf(node) !== '') || (node.content ?? []).some(hasFormula);
