import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { randomToken } from '@/lib/secrets/hash';
import { recordActivity } from '../record-activity';
import { parseDomain } from '../sending-domain/parse-domain';
import { checkCustomDomainJob } from './check-custom-domain-job';

export type AddedCustomDomain =
  | { ok: true; domain: string }
  | { ok: false; problem: 'not-a-domain' | 'free-mail' | 'not-public' | 'is-install' | 'has-another' };

type Input = { publicationId: string; userId: string /** As typed; an address will do */; domain: string };

/** Begins to give a publication a domain of its own. Nothing changes for readers until its records are found. The same one
 *  again changes nothing; another one is refused until the first is removed. Nobody is kept from asking for a name that
 *  is not theirs: proving it is what counts. */
export async function addCustomDomain({ publicationId, userId, domain: typed }: Input): Promise<AddedCustomDomain> {
  const parsed = parseDomain(typed);
  if (!parsed.ok) return parsed;
  const { domain } = parsed;
  const install = env().SITE_URL.hostname;
  if (domain === install || domain.endsWith(`.${install}`)) return { ok: false, problem: 'is-install' };
  return db.$transaction(async (tx): Promise<AddedCustomDomain> => {
    // Two clicks at once make one: the second finds the first one's row.
    const { count } = await tx.customDomain.createMany({
      data: [{ publicationId, domain, proof: randomToken() }],
      skipDuplicates: true,
    });
    const row = await tx.customDomain.findUniqueOrThrow({ where: { publicationId } });
    if (row.domain !== domain) return { ok: false, problem: 'has-another' };
    if (count > 0) await recordActivity(tx, { publicationId, userId, act: 'domain.added', objectName: domain });
    await checkCustomDomainJob.enqueue(tx, { publicationId });
    return { ok: true, domain };
  });
}
