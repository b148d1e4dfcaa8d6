import { db } from '@/lib/db/db';
import { readSignedId } from '@/lib/secrets/sign';

/** The subscriber whom a mailed link for voting names; null for a link of another publication, or that is none. */
export async function getVoter(publicationId: string, token: string): Promise<{ subscriberId: string; email: string } | null> {
  const id = readSignedId('vote', token);
  const found = id && (await db.subscriber.findFirst({ where: { publicationId, id }, select: { id: true, email: true } }));
  return found ? { subscriberId: found.id, email: found.email } : null;
}
