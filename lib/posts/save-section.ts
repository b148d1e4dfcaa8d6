import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { slugify } from '@/lib/format/slug';
import { touchPages } from '@/lib/pages/touch-pages';
import { line } from '@/lib/publications/text-fields';

const SectionFields = z.strictObject({
  name: line(60).refine((name) => slugify(name) !== '', 'Give the section a name.'),
  description: line(280),
  forEveryone: z.boolean(),
});
type Fields = z.input<typeof SectionFields>;
export type SavedSection =
  | { ok: true; sectionId: string }
  | { ok: false; problem: 'section-unknown' }
  | { ok: false; fields: { [Name in keyof Fields]?: string[] } };

/** Makes a section, or changes one where `sectionId` names it. Its address is made of its first name and stays. What a
 *  reader chose for it stays too; `forEveryone` speaks for those who never chose.
 *  @param input unchecked */
export async function saveSection(publicationId: string, sectionId: string | null, input: unknown): Promise<SavedSection> {
  const fields = SectionFields.safeParse(input);
  if (!fields.success) return { ok: false, fields: z.flattenError(fields.error).fieldErrors };
  return db.$transaction(async (tx) => {
    const [publication] = await tx.$queryRaw<{ host: string }[]>`
      select host from publication where id = ${publicationId}::uuid for no key update`;
    if (!publication) return { ok: false, problem: 'section-unknown' };
    const name = { equals: fields.data.name, mode: 'insensitive' as const };
    const not = sectionId ? { not: sectionId } : undefined;
    const other = await tx.section.findFirst({ where: { publicationId, name, id: not }, select: { id: true } });
    if (other) return { ok: false, fields: { name: ['There is a section of this name already.'] } };
    await touchPages(tx, [`host:${publication.host}`]);
    if (sectionId) {
      const { count } = await tx.section.updateMany({ where: { id: sectionId, publicationId }, data: fields.data });
      return count > 0 ? { ok: true, sectionId } : { ok: false, problem: 'section-unknown' };
    }
    const slug = await freeSlug(tx, publicationId, fields.data.name);
    const { id } = await tx.section.create({ data: { ...fields.data, publicationId, slug } });
    return { ok: true, sectionId: id };
  });
}

async function freeSlug(tx: Tx, publicationId: string, name: string) {
  const base = slugify(name);
  const taken = new Set(
    (await tx.section.findMany({ where: { publicationId }, select: { slug: true } })).map(({ slug }) => slug),
  );
  let slug = base;
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}
