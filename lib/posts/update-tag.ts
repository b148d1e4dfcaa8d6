import { z } from 'zod';
import { db } from '@/lib/db/db';
import { slugify } from '@/lib/format/slug';
import { touchPages } from '@/lib/pages/touch-pages';
import { line } from '@/lib/publications/text-fields';

const TagFields = z.strictObject({
  name: line(50).refine((name) => slugify(name) !== '', 'A tag needs letters or digits.'),
  description: line(280),
});
type Fields = z.input<typeof TagFields>;
export type UpdatedTag =
  | { ok: true }
  | { ok: false; problem: 'tag-unknown' }
  | { ok: false; fields: { [Name in keyof Fields]?: string[] } };

/** Renames and describes a tag. Its address stays, so links to it go on working.
 *  @param input unchecked */
export async function updateTag(publicationId: string, tagId: string, input: unknown): Promise<UpdatedTag> {
  const fields = TagFields.safeParse(input);
  if (!fields.success) return { ok: false, fields: z.flattenError(fields.error).fieldErrors };
  return db.$transaction(async (tx) => {
    const [publication] = await tx.$queryRaw<{ host: string }[]>`
      select host from publication where id = ${publicationId}::uuid for no key update`;
    const name = { equals: fields.data.name, mode: 'insensitive' as const };
    const other = await tx.tag.findFirst({ where: { publicationId, name, id: { not: tagId } }, select: { id: true } });
    if (other) return { ok: false, fields: { name: ['There is a tag of this name. Merge the two instead.'] } };
    const { count } = await tx.tag.updateMany({ where: { id: tagId, publicationId }, data: fields.data });
    if (count === 0 || !publication) return { ok: false, problem: 'tag-unknown' };
    await touchPages(tx, [`host:${publication.host}`]);
    return { ok: true };
  });
}
