import { db } from '@/lib/db/db';
import { suppressIfTired } from './suppress-if-tired';

/** After an issue ended: suppresses the readers whose mail was refused softly over SMTP for long enough. Reports that come
 *  by mail or webhook are looked at as they come. Issue by issue, each once; one that a crash cut short is done again.
 *  @returns how many readers were looked at */
export async function countBounces(now = new Date()): Promise<number> {
  const issues = await db.issue.findMany({
    where: { finishedAt: { not: null }, bouncesCountedAt: null },
    select: { id: true, publicationId: true },
    take: 10,
  });
  let looked = 0;
  for (const { id, publicationId } of issues) {
    const readers = await db.delivery.findMany({
      where: {
        publicationId,
        issueId: id,
        subscriberId: { not: null },
        OR: [
          { state: 'bounced', reason: 'mailbox' },
          { state: 'failed', reason: 'gave-up' },
        ],
      },
      select: { subscriberId: true, email: true },
    });
    for (const { subscriberId, email } of readers) {
      if (subscriberId) await db.$transaction((tx) => suppressIfTired(tx, { publicationId, subscriberId, email }));
      looked++;
    }
    await db.issue.update({ where: { id, publicationId }, data: { bouncesCountedAt: now } });
  }
  return looked;
}
