import { z } from 'zod';
import { db } from '@/lib/db/db';
import { CheckedRecord } from './check-records';
import { type DnsRecord, dnsRecordsFor } from './dns-records';

export type SendingDomainView = {
  domain: string;
  localPart: string;
  verifiedAt: Date | null;
  failingSince: Date | null;
  lastCheckedAt: Date | null;
  /** New keys wait for DNS. */
  isRotating: boolean;
  records: (DnsRecord & { result: CheckedRecord | null })[];
};

/** A publication's sending domain with the records to enter and what the last check found; null when it has none. */
export async function getSendingDomain(publicationId: string): Promise<SendingDomainView | null> {
  const row = await db.sendingDomain.findUnique({ where: { publicationId } });
  if (!row) return null;
  const results = z.array(CheckedRecord).safeParse(row.lastResults).data ?? [];
  const { domain, localPart, verifiedAt, failingSince, lastCheckedAt, waitingSlot } = row;
  return {
    domain,
    localPart,
    verifiedAt,
    failingSince,
    lastCheckedAt,
    isRotating: waitingSlot !== null,
    records: dnsRecordsFor(row).map((record) => ({
      ...record,
      // By its host too: after a rotation the same name is another record.
      result: results.find(({ name, host }) => name === record.name && host === record.host) ?? null,
    })),
  };
}
