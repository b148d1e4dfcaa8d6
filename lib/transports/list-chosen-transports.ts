import { db } from '@/lib/db/db';
import { unsealUrl } from './sealed-url';

export type ChosenForIssues = { id: string; updatedAt: Date; url: () => string };

/** The transports by which some publication's issues leave. Their URLs are opened by whoever asks. */
export async function listChosenTransports(): Promise<ChosenForIssues[]> {
  const rows = await db.mailTransport.findMany({ where: { issuesOf: { some: {} } }, orderBy: { id: 'asc' } });
  return rows.map(({ id, updatedAt, sealedUrl }) => ({ id, updatedAt, url: () => unsealUrl(sealedUrl) }));
}
