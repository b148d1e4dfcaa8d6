import { db } from '@/lib/db/db';

export type PostFilters = { authors: { id: string; name: string }[]; tags: { id: string; name: string }[] };

/** What the writer's posts can be narrowed by: who has begun one, and the publication's tags, each by name. */
export async function listFilters(publicationId: string): Promise<PostFilters> {
  const [authors, tags] = await Promise.all([
    // A probe for each user, and a publication's writers are few; `distinct` over all its posts would read them all.
    db.user.findMany({
      where: { memberships: { some: { publicationId } } },
      select: { id: true, name: true, email: true },
    }),
    db.tag.findMany({ where: { publicationId }, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  ]);
  const named = authors.map(({ id, name, email }) => ({ id, name: name ?? email }));
  return { authors: named.sort((a, b) => a.name.localeCompare(b.name)), tags };
}
