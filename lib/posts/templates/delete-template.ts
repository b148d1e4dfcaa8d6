import { db } from '@/lib/db/db';

/** Deletes a template; posts that started from it stay. Safe to repeat. */
export async function deleteTemplate({
  publicationId,
  templateId,
}: {
  publicationId: string;
  templateId: string;
}): Promise<void> {
  await db.postTemplate.deleteMany({ where: { id: templateId, publicationId } });
}
