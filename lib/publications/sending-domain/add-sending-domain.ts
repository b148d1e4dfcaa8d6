import { randomBytes } from 'node:crypto';
import { db } from '@/lib/db/db';
import type { SendingDomain } from '@/lib/db/types';
import { parseEmail } from '@/lib/format/email';
import { checkSendingDomainJob } from './check-sending-domain-job';
import { makeDkimSlot, sealKeys } from './dkim-keys';
import { parseDomain } from './parse-domain';

export type AddedDomain =
  | { ok: true; domain: SendingDomain }
  | { ok: false; problem: 'not-a-domain' | 'free-mail' | 'not-public' | 'bad-local-part' | 'has-another' };

/** Gives a publication a sending domain with new keys. Mail keeps its old address until DNS shows the domain's records.
 *  The same domain again changes only the address before the @; another one is refused until the first is removed. */
export async function addSendingDomain({
  publicationId,
  domain: typed,
  localPart,
}: {
  publicationId: string;
  domain: string;
  localPart: string;
}): Promise<AddedDomain> {
  const parsed = parseDomain(typed);
  if (!parsed.ok) return parsed;
  const { domain } = parsed;
  const local = localPart.trim();
  if (local.includes('@') || !parseEmail(`${local}@${domain}`)) return { ok: false, problem: 'bad-local-part' };
  const keys = sealKeys({ a: await makeDkimSlot() });
  return db.$transaction(async (tx) => {
    // Two clicks at once make one domain: the second finds the first one's row.
    await tx.sendingDomain.createMany({
      data: [{ publicationId, domain, localPart: local, selectorBase: `c${randomBytes(4).toString('hex')}`, sealedKeys: keys }],
      skipDuplicates: true,
    });
    const { count } = await tx.sendingDomain.updateMany({ where: { publicationId, domain }, data: { localPart: local } });
    if (count === 0) return { ok: false, problem: 'has-another' };
    const row = await tx.sendingDomain.findUniqueOrThrow({ where: { publicationId } });
    await checkSendingDomainJob.enqueue(tx, { publicationId });
    return { ok: true, domain: row };
  });
}
