import { z } from 'zod';
import { db } from '@/lib/db/db';
import { Prisma } from '@/prisma/generated/client';
import { SegmentRule } from './segment-rule';

const MOST_SEGMENTS = 100;

export const SegmentInput = z.object({ name: z.string().trim().min(1).max(80), rule: SegmentRule });
export type SegmentInput = z.infer<typeof SegmentInput>;
export type SavedSegment = { ok: true; id: string } | { ok: false; problem: 'segment-unknown' | 'name-taken' | 'too-many' };

/** Saves a new segment, or changes the one named. An issue that was made keeps the rule it was made with; a post that waits
 *  for its time gets the rule as it is then. */
export async function saveSegment(publicationId: string, input: SegmentInput, id?: string): Promise<SavedSegment> {
  try {
    if (id) {
      const { count } = await db.segment.updateMany({ where: { id, publicationId }, data: { ...input, updatedAt: new Date() } });
      return count > 0 ? { ok: true, id } : { ok: false, problem: 'segment-unknown' };
    }
    if ((await db.segment.count({ where: { publicationId } })) >= MOST_SEGMENTS) return { ok: false, problem: 'too-many' };
    const made = await db.segment.create({ data: { ...input, publicationId }, select: { id: true } });
    return { ok: true, id: made.id };
  } catch (error) {
    // Two segments of one name could not be told apart in a form.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return { ok: false, problem: 'name-taken' };
    throw error;
  }
}

export type DeletedSegment = { ok: true } | { ok: false; problem: 'scheduled' };

/** Deletes a segment; not while a post waits for its time to be mailed to it. Issues keep the rule they were made with.
 *  Safe to repeat. */
export async function deleteSegment(publicationId: string, id: string): Promise<DeletedSegment> {
  return db.$transaction(async (tx) => {
    const [waiting] = await tx.$queryRaw<{ id: string }[]>`
      select id from post where publication_id = ${publicationId}::uuid and deleted_at is null and published_at is null
        and scheduled_for is not null and scheduled_audience ->> 'segmentId' = ${id} limit 1`;
    if (waiting) return { ok: false, problem: 'scheduled' };
    await tx.segment.deleteMany({ where: { id, publicationId } });
    return { ok: true };
  });
}
