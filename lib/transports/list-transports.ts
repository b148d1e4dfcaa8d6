import { db } from '@/lib/db/db';
import { maskTransportUrl } from '@/lib/mailer/mask-transport-url';
import { unsealUrl } from './sealed-url';

export type TransportView = {
  id: string;
  name: string;
  /** Without its password or key; null when it cannot be read any more: the install's secret is another */
  address: string | null;
  /** A provider's API carries issues alone. */
  canCarryNotices: boolean;
  carriesIssues: boolean;
  carriesNotices: boolean;
};

/** A publication's own transports by name, without what is secret in them. */
export async function listTransports(publicationId: string): Promise<TransportView[]> {
  const rows = await db.mailTransport.findMany({
    where: { publicationId },
    include: { publication: { select: { issueTransportId: true, noticeTransportId: true } } },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ id, name, sealedUrl, publication }) => {
    const address = addressOf(sealedUrl);
    return {
      ...{ id, name, address },
      canCarryNotices: address !== null && /^smtps?:/.test(address),
      carriesIssues: publication.issueTransportId === id,
      carriesNotices: publication.noticeTransportId === id,
    };
  });
}

function addressOf(sealed: Uint8Array) {
  try {
    return maskTransportUrl(unsealUrl(sealed));
  } catch {
    return null;
  }
}
