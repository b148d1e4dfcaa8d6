import { formulaKey } from './nodes/math/formula-key';
import { texOf } from './nodes/math/tex';
import type { DocumentNode } from './types';

export type FormulaToDraw = { key: string; tex: string; isBlock: boolean };

const within = (node: DocumentNode): FormulaToDraw[] => {
  const isBlock = node.type === 'mathBlock';
  if (!isBlock && node.type !== 'math') return (node.content ?? []).flatMap(within);
  const tex = texOf(node);
  return tex ? [{ key: formulaKey(tex, isBlock), tex, isBlock }] : [];
};

/** The formulas of a post, each once. */
export const formulas = (document: DocumentNode): FormulaToDraw[] => [
  ...new Map(within(document).map((formula) => [formula.key, formula])).values(),
];
