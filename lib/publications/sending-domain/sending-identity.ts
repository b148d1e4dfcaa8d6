import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { env } from '@/lib/env';
import { type DkimKey, readDkimKey } from '@/lib/mailer/dkim';
import { CheckedRecord } from './check-records';
import { openKeys, selectorOf } from './dkim-keys';

export type SendingIdentity = {
  fromName: string;
  fromEmail: string;
  replyTo: string | null;
  /** The publication's own domain's keys; empty under the install's address, whose key is the environment's. */
  dkim: DkimKey[];
};

type Sender = Pick<Publication, 'id' | 'name' | 'senderName' | 'replyTo'>;

/** Who a publication's mail is from: its own domain's address once that is verified, the install's with the publication's
 *  name until then. */
export async function sendingIdentity({ id, name, senderName, replyTo }: Sender): Promise<SendingIdentity> {
  const fromName = senderName || name;
  const row = await db.sendingDomain.findUnique({ where: { publicationId: id } });
  if (!row?.verifiedAt) return { fromName, fromEmail: env().MAIL_FROM, replyTo, dkim: [] };
  const fromEmail = `${row.localPart}@${row.domain}`;
  return { fromName, fromEmail, replyTo: replyTo === fromEmail ? null : replyTo, dkim: signingKeysOf(row) };
}

/** The keys that sign for an address, as it was frozen into an issue: none where its domain is not a verified one of the
 *  publication (any more). */
export async function signingKeysFor(publicationId: string, fromEmail: string): Promise<DkimKey[]> {
  const row = await db.sendingDomain.findUnique({ where: { publicationId } });
  const domain = fromEmail.slice(fromEmail.lastIndexOf('@') + 1).toLowerCase();
  return row?.verifiedAt && row.domain === domain ? signingKeysOf(row) : [];
}

type KeyRow = { domain: string; selectorBase: string; sealedKeys: Uint8Array; activeSlot: string; lastResults: unknown };

function signingKeysOf({ domain, selectorBase, sealedKeys, activeSlot, lastResults }: KeyRow): DkimKey[] {
  const keys = openKeys(sealedKeys);
  const slot = activeSlot === 'a' ? keys.a : keys.b;
  if (!slot) throw new Error('a sending domain without the keys of its active selector');
  const results = z.array(CheckedRecord).safeParse(lastResults).data ?? [];
  // A second signature that cannot be verified gains nothing: Ed25519 signs once DNS shows it.
  const shown = results.some(({ name, state }) => name === 'dkim-ed25519' && (state === 'good' || state === 'notice'));
  return (shown ? (['rsa', 'ed25519'] as const) : (['rsa'] as const)).map((algorithm) =>
    readDkimKey(domain, selectorOf(selectorBase, activeSlot, algorithm), slot[algorithm]),
  );
}
