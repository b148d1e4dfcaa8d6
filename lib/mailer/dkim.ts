import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { relaxedHeader } from './headers';

export type DkimKey = { domain: string; selector: string; key: KeyObject };

/** What is signed, where it is there. `from` twice: one that is added on the way breaks the signature (RFC 6376 §8.15);
 *  both unsubscribe headers: RFC 8058 §4. */
const SIGNED = [
  'from',
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
  'mime-version',
  'content-type',
];

const signAsync = promisify(sign) as unknown as (algorithm: string | null, data: Buffer, key: KeyObject) => Promise<Buffer>;

/** Reads a PEM private key, RSA of at least 2048 bits or Ed25519.
 *  @throws Error saying what is wrong with it */
export function readDkimKey(domain: string, selector: string, pem: string): DkimKey {
  const key = createPrivateKey(pem);
  const type = key.asymmetricKeyType;
  if (type !== 'ed25519' && (type !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048))
    throw new Error('a DKIM key must be RSA of 2048 bits or more, or Ed25519');
  return { domain, selector, key };
}

/** The start of a DKIM-Signature header and what has to be signed for it, all but the body being known before.
 *  @param headers the message's headers, each with its CRLF, as they will be sent */
function unsigned({ domain, selector, key }: DkimKey, headers: string[], bodyHash: string, at: Date) {
  const byName = new Map(headers.map((header) => [header.slice(0, header.indexOf(':')).toLowerCase(), header]));
  const names = SIGNED.filter((name) => byName.has(name));
  const algorithm = key.asymmetricKeyType === 'ed25519' ? 'ed25519-sha256' : 'rsa-sha256';
  const header =
    `DKIM-Signature: v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n` +
    ` t=${Math.floor(at.getTime() / 1000)}; bh=${bodyHash};\r\n h=${foldNames(names)};\r\n b=`;
  // The second `from` names a header that is not there: it adds nothing to what is hashed (§5.4.2).
  const lines = names.slice(1).map((name) => relaxedHeader(byName.get(name)!));
  return { header, data: Buffer.from(lines.join('') + relaxedHeader(header).slice(0, -2)) };
}

function foldNames(names: string[]): string {
  let line = 0;
  return names
    .map((name, index) => {
      const piece = index === names.length - 1 ? name : `${name}:`;
      line += piece.length;
      if (line < 72) return piece;
      line = piece.length;
      return `\r\n ${piece}`;
    })
    .join('');
}

const finish = (header: string, signature: Buffer) =>
  `${header}${signature
    .toString('base64')
    .replace(/.{1,72}/g, '$&\r\n ')
    .trimEnd()}\r\n`;

/** RFC 8463 §3: Ed25519 signs the hash of what RSA would sign. */
const prepared = (key: KeyObject, data: Buffer): [string | null, Buffer] =>
  key.asymmetricKeyType === 'ed25519' ? [null, createHash('sha256').update(data).digest()] : ['sha256', data];

/** A DKIM-Signature header with its CRLF (RFC 6376, relaxed/relaxed), computed on a thread of the pool. */
export async function dkimSignature(dkim: DkimKey, headers: string[], bodyHash: string, at: Date): Promise<string> {
  const { header, data } = unsigned(dkim, headers, bodyHash, at);
  const [algorithm, input] = prepared(dkim.key, data);
  return finish(header, await signAsync(algorithm, input, dkim.key));
}

/** The same at once, for a single message. */
export function dkimSignatureSync(dkim: DkimKey, headers: string[], bodyHash: string, at: Date): string {
  const { header, data } = unsigned(dkim, headers, bodyHash, at);
  const [algorithm, input] = prepared(dkim.key, data);
  return finish(header, sign(algorithm, input, dkim.key));
}
