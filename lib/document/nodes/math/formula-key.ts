import { createHash } from 'node:crypto';

/** By what a formula's picture is called, the same for the same formula. The number grows when pictures look otherwise. */
export const formulaKey = (tex: string, isBlock: boolean) =>
  createHash('sha256')
    .update(JSON.stringify([1, isBlock, tex]))
    .digest('base64url')
    .slice(0, 22);

export const formulaPath = (key: string) => `/uploads/formulas/${key}.png`;
