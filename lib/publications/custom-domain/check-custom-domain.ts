import { db } from '@/lib/db/db';
import type { CustomDomain, Publication, Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { homeHostOf } from '../home-host';
import { isHostFree } from '../host-free';
import { publicationUrl } from '../publication-url';
import { queueTeamNotice } from '../queue-team-notice';
import { dnsLookUp } from '../sending-domain/look-up';
import { type Asking, type DomainResult, findArrival, findProof, findWay } from './find-domain';
import { enterCustomDomain, leaveCustomDomain } from './move-hosts';

/** How long a domain in use may be wrong before the publication leaves it: a slip in the DNS panel is put right sooner. */
const GRACE_HOURS = 20;

export type CustomDomainCheck = { ok: true; verified: boolean; results: DomainResult[] } | { ok: false; problem: 'no-domain' };

type Row = CustomDomain & { publication: Publication };

const find = (publicationId: string) =>
  db.customDomain.findFirst({ where: { publicationId, publication: { deletedAt: null } }, include: { publication: true } });

/** Asks DNS, and then the domain itself, whether a publication may stand there, and keeps what was found. Two things must
 *  be so: the domain's owner means this publication, and a request for it arrives here. Then readers are led there. A
 *  domain in use that is wrong for most of a day is left, and the team is told; what cannot be asked changes nothing. A
 *  domain that another publication proves is given up to it at once. Safe to repeat. */
export async function checkCustomDomain(
  publicationId: string,
  asking: Asking = { dns: dnsLookUp() },
  now = new Date(),
): Promise<CustomDomainCheck> {
  const row = await find(publicationId);
  if (!row) return { ok: false, problem: 'no-domain' };
  const home = homeHostOf(row.publication);
  const [way, proof] = await Promise.all([findWay(row, home, asking.dns), findProof(row, home, asking.dns)]);
  // Kept before it is asked: the proxy before us gets a certificate only for a domain that is proven.
  const provenAt = proof.state === 'good' ? (row.provenAt ?? now) : proof.state === 'wrong' ? null : row.provenAt;
  await db.customDomain.updateMany({ where: { publicationId, domain: row.domain }, data: { provenAt } });
  const arrival: DomainResult =
    way.state === 'wrong' || proof.state === 'wrong'
      ? { name: 'arrival', state: 'unknown', finding: 'not-asked', detail: '' }
      : await findArrival(row, asking);
  const found = [way, proof, arrival];
  const decided = decide(found);
  const holder = decided ? await otherHolder(row, asking) : null;
  const results = holder === 'keeps-it' ? taken(found, row.domain) : found;
  const verified = await keep(row, results, holder === 'keeps-it' ? false : decided, now);
  return { ok: true, verified, results };
}

/** null when something that decides could not be asked. */
function decide(results: DomainResult[]): boolean | null {
  if (results.some(({ state }) => state === 'wrong')) return false;
  return results.some(({ state }) => state === 'unknown') ? null : true;
}

const taken = (results: DomainResult[], domain: string): DomainResult[] =>
  results.map((each) => (each.name === 'proof' ? { name: 'proof', state: 'wrong', finding: 'taken', detail: domain } : each));

/** Who else stands at the domain. One that no longer proves it gives it up here and now: its owner has let it go, or it is
 *  somebody else's by now. */
async function otherHolder({ publicationId, domain }: Row, { dns }: Asking): Promise<'keeps-it' | null> {
  const holder = await db.customDomain.findFirst({
    where: { domain, publicationId: { not: publicationId }, verifiedAt: { not: null } },
    include: { publication: true },
  });
  if (!holder) return null;
  const proof = await findProof(holder, homeHostOf(holder.publication), dns);
  if (proof.state !== 'wrong') return 'keeps-it';
  await db.$transaction(async (tx) => {
    const { count } = await tx.customDomain.updateMany({
      where: { publicationId: holder.publicationId, domain, verifiedAt: holder.verifiedAt },
      data: { verifiedAt: null, provenAt: null, failingSince: null },
    });
    if (count > 0) await lose(tx, holder, new Date());
  });
  return null;
}

async function keep(row: Row, results: DomainResult[], decided: boolean | null, now: Date): Promise<boolean> {
  const { publicationId, domain } = row;
  const failingSince = decided === null ? row.failingSince : decided || !row.verifiedAt ? null : (row.failingSince ?? now);
  const isLost = failingSince !== null && now.getTime() - failingSince.getTime() >= GRACE_HOURS * 3_600_000;
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const publication = await tx.publication.findFirst({ where: { id: publicationId, deletedAt: null } });
    const isNew = Boolean(decided && !row.verifiedAt);
    // Given to somebody else between the look and now, or the name of a publication: the next check says so.
    const mayEnter = Boolean(publication && isNew && (await isHostFree(tx, domain)));
    const verifiedAt = isLost ? null : mayEnter ? now : row.verifiedAt;
    // Only where no other check, and no removal, came between: their result is newer than ours.
    const { count } = await tx.customDomain.updateMany({
      where: { publicationId, domain, verifiedAt: row.verifiedAt, proof: row.proof },
      data: { lastCheckedAt: now, lastResults: results, verifiedAt, failingSince: isLost ? null : failingSince },
    });
    if (count === 0 || !publication) return false;
    if (mayEnter) {
      await enterCustomDomain(tx, publication, domain, row.wantsPrimary);
      log.info({ publicationId }, 'custom-domain.verified');
    }
    if (isLost) await lose(tx, { ...row, publication }, now);
    return verifiedAt !== null;
  });
}

/** The publication goes back to the host it always has, and its team hears why. */
async function lose(tx: Tx, { publicationId, domain, publication }: Row, now: Date) {
  const back = await leaveCustomDomain(tx, publication);
  const props = {
    homeUrl: publicationUrl(back),
    settingsUrl: publicationUrl(back, '/dashboard/settings/domain'),
    ...{ domain, fallback: back.host },
  };
  await queueTeamNotice(tx, { publicationId, kind: 'site-domain-lost', props }, now);
  log.warn({ publicationId }, 'custom-domain.lost');
}
