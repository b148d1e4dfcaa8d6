import { createHmac, timingSafeEqual } from 'node:crypto';
import { purposeKey } from './hash';

const ID_BYTES = 16;
const TIME_BYTES = 4;
const MAC_BYTES = 16;

const macOf = (purpose: string, named: Buffer) =>
  createHmac('sha256', purposeKey(purpose)).update(named).digest().subarray(0, MAC_BYTES);

/** A token that names a row until a time and cannot be forged, with nothing stored: 48 characters of base64url (uuid, seconds
 *  since 1970, then 128 bits of HMAC over both). */
export function signUntil(purpose: string, uuid: string, until: Date): string {
  const named = Buffer.alloc(ID_BYTES + TIME_BYTES);
  named.write(uuid.replaceAll('-', ''), 'hex');
  named.writeUInt32BE(Math.floor(until.getTime() / 1000), ID_BYTES);
  return Buffer.concat([named, macOf(purpose, named)]).toString('base64url');
}

/** The uuid a token of this purpose names; null for one that ran out, and for anything else. Takes constant time. */
export function readSignedUntil(purpose: string, token: string, now = new Date()): string | null {
  if (!/^[A-Za-z0-9_-]{48}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const named = bytes.subarray(0, ID_BYTES + TIME_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES + TIME_BYTES), macOf(purpose, named))) return null;
  if (named.readUInt32BE(ID_BYTES) * 1000 <= now.getTime()) return null;
  return named.toString('hex', 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
