import type { DocumentNode } from '../../types';

export const MAX_TEX = 2_000;
/** A checked formula as it was written. */
export const texOf = (node: DocumentNode) => String(node.attrs?.tex ?? '').trim();

export const texAttribute = {
  default: '',
  parseHTML: (element: HTMLElement) => (element.getAttribute('data-tex') ?? '').slice(0, MAX_TEX),
  renderHTML: ({ tex }: Record<string, unknown>) => ({ 'data-tex': tex }),
  validate: (tex: unknown) => {
    if (typeof tex !== 'string' || tex.length > MAX_TEX) throw new RangeError(`A formula has at most ${MAX_TEX} characters`);
  },
};
