import { db } from '@/lib/db/db';

/** One publication cannot fill the disk of all: some 5,000 photos as cameras make them. */
export const MAX_PUBLICATION_BYTES = 20 * 1024 ** 3;

/** What a publication's pictures and files weighed as they came; what is made of pictures weighs about as much. */
export async function uploadedBytes(publicationId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ bytes: number }[]>`
    select coalesce((select sum(size_bytes) from upload where publication_id = ${publicationId}::uuid), 0)::float8
      + coalesce((select sum(size_bytes) from attachment where publication_id = ${publicationId}::uuid), 0)::float8 as bytes`;
  return row?.bytes ?? 0;
}
