import { db } from '@/lib/db/db';
import { recordActivity } from './record-activity';

type Input = { publicationId: string; userId: string; countsReading: boolean };

/** Whether mail from now on carries what opens and clicks are counted by. Turned off, it counts no more for what is out either;
 *  the links of that go on leading where they lead. Safe to repeat. */
export async function setCountsReading({ publicationId, userId, countsReading }: Input): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.publication.updateMany({
      where: { id: publicationId, countsReading: !countsReading },
      data: { countsReading },
    });
    if (count > 0)
      await recordActivity(tx, {
        ...{ publicationId, userId, act: 'settings.changed', objectId: publicationId },
        objectName: `opens and clicks ${countsReading ? 'counted' : 'not counted'}`,
      });
  });
}
