import { z } from 'zod';
import { db } from '@/lib/db/db';
import { homeHostOf } from '../home-host';
import { type DomainRecord, domainRecords } from './domain-records';
import { DomainResult } from './find-domain';

export type CustomDomainView = {
  domain: string;
  homeHost: string;
  verifiedAt: Date | null;
  failingSince: Date | null;
  lastCheckedAt: Date | null;
  /** Readers are led to it, or will be once it is verified. */
  wantsPrimary: boolean;
  records: DomainRecord[];
  /** [] before the first check */
  results: DomainResult[];
};

/** A publication's custom domain with the records to enter and what the last check found; null when it has none. */
export async function getCustomDomain(publicationId: string): Promise<CustomDomainView | null> {
  const row = await db.customDomain.findUnique({ where: { publicationId }, include: { publication: true } });
  if (!row) return null;
  const { domain, verifiedAt, failingSince, lastCheckedAt, wantsPrimary } = row;
  const homeHost = homeHostOf(row.publication);
  return {
    ...{ domain, homeHost, verifiedAt, failingSince, lastCheckedAt, wantsPrimary },
    records: domainRecords(row, homeHost),
    results: z.array(DomainResult).safeParse(row.lastResults).data ?? [],
  };
}
