import { z } from 'zod';
import { seal, unseal } from '@/lib/secrets/seal';

const PURPOSE = 'hosted-address';
const MINUTES = 30;
const Sealed = z.strictObject({ url: z.url({ protocol: /^https?$/ }), until: z.number() });

/** An address of Stripe's as text that nobody else can make, so that a page may lead there without leading everywhere. */
export const sealAddress = (url: string, now = new Date()): string =>
  Buffer.from(seal(PURPOSE, { url, until: now.getTime() + MINUTES * 60_000 })).toString('base64url');

/** The address; null for what is no such text, and for one of half an hour ago. */
export function unsealAddress(text: string, now = new Date()): string | null {
  let sealed: unknown;
  try {
    sealed = unseal(PURPOSE, Buffer.from(text, 'base64url'));
  } catch {
    // Made up, cut off, or sealed by another install: told apart from nothing.
    return null;
  }
  const { url, until } = Sealed.parse(sealed);
  return until > now.getTime() ? url : null;
}
