import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** 256 random bits as 43 characters of base64url: what a mailed link carries. The row keeps only sha256(token). */
export const randomToken = () => randomBytes(32).toString('base64url');

/** SHA-256 as hex. For what is random already (tokens), never for addresses or short codes. */
export const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');

/** Each purpose has a key of its own, so a token made for one is refused for every other. */
export const purposeKey = (purpose: string) => createHmac('sha256', env().AUTH_SECRET).update(`courant:${purpose}`).digest();

/** HMAC-SHA-256 as hex: for addresses and codes, which can be guessed. */
export const keyedHash = (purpose: string, value: string) =>
  createHmac('sha256', purposeKey(purpose)).update(value).digest('hex');

/** Compares in constant time; false when the lengths differ. */
export function sameSecret(a: string, b: string) {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
