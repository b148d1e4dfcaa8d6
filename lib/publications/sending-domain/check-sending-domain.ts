import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { publicationUrl } from '../publication-url';
import { queueTeamNotice } from '../queue-team-notice';
import { type CheckedRecord, checkRecords, isVerified } from './check-records';
import { expectedOf } from './dns-records';
import { type Dns, dnsLookUp } from './look-up';

/** How long a verified domain may show wrong records before mail leaves it: a slip in the DNS panel is put right sooner. */
const GRACE_HOURS = 20;

export type DomainCheck = { ok: true; verified: boolean; results: CheckedRecord[] } | { ok: false; problem: 'no-domain' };

/** Asks DNS for a publication's sending domain and keeps what it found. Right records verify it; wrong ones, once it was
 *  verified, take that back after GRACE_HOURS, and the team is told; a DNS that does not answer changes nothing. New keys that DNS shows begin
 *  to sign. Safe to repeat. */
export async function checkSendingDomain(publicationId: string, dns: Dns = dnsLookUp(), now = new Date()): Promise<DomainCheck> {
  const row = await db.sendingDomain.findUnique({ where: { publicationId } });
  if (!row) return { ok: false, problem: 'no-domain' };
  const results = await checkRecords(expectedOf(row), dns);
  const decided = isVerified(results);
  const newKeysShown = row.waitingSlot !== null && results.find(({ name }) => name === 'next-dkim-rsa')?.state === 'good';

  const failingSince = decided === null ? row.failingSince : decided || !row.verifiedAt ? null : (row.failingSince ?? now);
  const isLost = failingSince !== null && now.getTime() - failingSince.getTime() >= GRACE_HOURS * 3_600_000;
  const verifiedAt = decided ? (row.verifiedAt ?? now) : isLost ? null : row.verifiedAt;

  const count = await db.$transaction(async (tx) => {
    // Only where no rotation or other check came between: their result is newer than ours.
    const { count } = await tx.sendingDomain.updateMany({
      where: { id: row.id, activeSlot: row.activeSlot, waitingSlot: row.waitingSlot, verifiedAt: row.verifiedAt },
      data: {
        lastCheckedAt: now,
        lastResults: newKeysShown ? renamed(results) : results,
        verifiedAt,
        failingSince: isLost ? null : failingSince,
        ...(newKeysShown ? { activeSlot: row.waitingSlot!, waitingSlot: null } : {}),
      },
    });
    if (count > 0 && isLost) await tellTeam(tx, row, now);
    return count;
  });
  if (count > 0) {
    if (verifiedAt && !row.verifiedAt) log.info({ publicationId }, 'sending-domain.verified');
    if (isLost) log.warn({ publicationId }, 'sending-domain.lost');
    if (newKeysShown) log.info({ publicationId }, 'sending-domain.rotated');
  }
  return { ok: true, verified: verifiedAt !== null, results };
}

async function tellTeam(tx: Tx, { publicationId, domain }: { publicationId: string; domain: string }, now: Date) {
  const publication = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
  const props = {
    homeUrl: publicationUrl(publication),
    settingsUrl: publicationUrl(publication, '/dashboard/settings/sending'),
    ...{ domain, fallback: env().MAIL_FROM },
  };
  await queueTeamNotice(tx, { publicationId, kind: 'domain-lost', props }, now);
}

/** The results as the records are called once the waiting keys sign. */
const renamed = (results: CheckedRecord[]) =>
  results
    .filter(({ name }) => name !== 'dkim-rsa' && name !== 'dkim-ed25519')
    .map((result) => {
      if (result.name === 'next-dkim-rsa') return { ...result, name: 'dkim-rsa' as const, required: true };
      if (result.name === 'next-dkim-ed25519') return { ...result, name: 'dkim-ed25519' as const };
      return result;
    });
