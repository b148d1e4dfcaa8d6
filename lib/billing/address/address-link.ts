import { readSignedUntil } from '@/lib/secrets/sign-until';

/** Whose yes a mailed link is: the address that is left, or the one that is moved to. */
export type AddressSide = 'old' | 'new';

/** A purpose for each, so that neither link can stand for the other. */
export const ADDRESS_PURPOSES: Record<AddressSide, string> = { old: 'address-old', new: 'address-new' };

/** The change a mailed link is of, and which of the two it is; null for any other token and one that ran out. */
export function readAddressLink(token: string, now: Date): { id: string; side: AddressSide } | null {
  for (const side of ['old', 'new'] as const) {
    const id = readSignedUntil(ADDRESS_PURPOSES[side], token, now);
    if (id) return { id, side };
  }
  return null;
}
