import { db } from '@/lib/db/db';
import { finishPictureJob } from './finish-picture-job';

const A_NIGHT = 2_000;
/** What is younger has its job waiting. */
const HOURS = 1;

/** Queues the finishing of pictures that nobody finished: those from before there was AVIF, and those whose job failed too
 *  often. @returns how many */
export async function finishPictures(now = new Date()): Promise<number> {
  const left = await db.upload.findMany({
    where: { finishedAt: null, createdAt: { lt: new Date(now.getTime() - HOURS * 3_600_000) } },
    select: { publicationId: true, key: true },
    orderBy: { createdAt: 'desc' },
    take: A_NIGHT,
  });
  for (const upload of left) await db.$transaction((tx) => finishPictureJob.enqueue(tx, upload));
  return left.length;
}
