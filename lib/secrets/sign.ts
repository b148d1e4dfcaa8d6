import { createHmac, timingSafeEqual } from 'node:crypto';
import { purposeKey } from './hash';

const ID_BYTES = 16;
const MAC_BYTES = 16;
const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const macOf = (purpose: string, id: Buffer) =>
  createHmac('sha256', purposeKey(purpose)).update(id).digest().subarray(0, MAC_BYTES);

/** The 32 bytes of a signed token (uuid, then 128 bits of HMAC), for a caller with an alphabet of its own. */
export function signedBytes(purpose: string, uuid: string): Buffer {
  const id = bytesOf(uuid);
  return Buffer.concat([id, macOf(purpose, id)]);
}

/** The uuid that 32 signed bytes of this purpose name, or null. Takes constant time. */
export function readSignedBytes(purpose: string, bytes: Buffer): string | null {
  if (bytes.length !== ID_BYTES + MAC_BYTES) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), macOf(purpose, id))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A token that names a row and cannot be forged, with nothing stored: 43 characters of base64url
 *  (uuid, then 128 bits of HMAC). It never expires, so it suits unsubscribing, not signing in. */
export const signId = (purpose: string, uuid: string): string => signedBytes(purpose, uuid).toString('base64url');

/** The uuid a token of this purpose names, or null for anything else. Takes constant time. */
export function readSignedId(purpose: string, token: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return readSignedBytes(purpose, Buffer.from(token, 'base64url'));
}
