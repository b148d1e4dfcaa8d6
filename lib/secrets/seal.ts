import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { purposeKey } from './hash';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts JSON for a row that may hold a secret (AES-256-GCM: nonce, tag, text).
 *  @param purpose names the key; opening with another purpose fails. */
export function seal(purpose: string, value: unknown): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', purposeKey(purpose), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
}

/** The JSON that seal() took. @throws when the purpose, the secret or a bit is another. */
export function unseal(purpose: string, sealed: Uint8Array): unknown {
  const bytes = Buffer.from(sealed);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  // A shorter tag would be easier to guess.
  const decipher = createDecipheriv('aes-256-gcm', purposeKey(purpose), nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
