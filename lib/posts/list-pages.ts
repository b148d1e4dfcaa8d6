import { db } from '@/lib/db/db';

export type PageRow = { id: string; title: string; slug: string | null; publishedAt: Date | null; updatedAt: Date };

/** A publication's pages (About and the like), drafts too, by title; the trash is left out. */
export const listPages = (publicationId: string): Promise<PageRow[]> =>
  db.post.findMany({
    where: { publicationId, kind: 'page', deletedAt: null },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, slug: true, publishedAt: true, updatedAt: true },
  });
