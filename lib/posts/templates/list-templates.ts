import { db } from '@/lib/db/db';

export type TemplateRow = { id: string; name: string; title: string; createdAt: Date; createdBy: string | null };

/** What new posts can start from, by name. */
export async function listTemplates(publicationId: string): Promise<TemplateRow[]> {
  const rows = await db.postTemplate.findMany({
    where: { publicationId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, title: true, createdAt: true, createdBy: { select: { name: true, email: true } } },
  });
  return rows.map(({ createdBy, ...row }) => ({ ...row, createdBy: createdBy && (createdBy.name ?? createdBy.email) }));
}
