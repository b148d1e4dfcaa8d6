import { db } from '@/lib/db/db';

export type RelatedPost = { slug: string; title: string; publishedAt: Date };

/** Posts that share tags or the section with this one, those that share most first, then the newest; [] where none does. */
export const listRelatedPosts = (publicationId: string, postId: string, limit = 3): Promise<RelatedPost[]> =>
  db.$queryRaw<RelatedPost[]>`
    select p.slug, v.title, p.published_at as "publishedAt"
    from (
      select o.post_id as id, 2 as weight from post_tag t join post_tag o on o.tag_id = t.tag_id and o.post_id <> t.post_id
      where t.post_id = ${postId}::uuid and t.publication_id = ${publicationId}::uuid
      union all
      select o.id, 1 from post s join post o on o.section_id = s.section_id and o.id <> s.id
      where s.id = ${postId}::uuid and s.publication_id = ${publicationId}::uuid
    ) shared
    join post p on p.id = shared.id and p.publication_id = ${publicationId}::uuid
    join post_revision v on v.id = p.published_revision_id
    where p.deleted_at is null and p.slug is not null and p.published_at is not null and not p.unlisted and p.kind = 'post'
    group by p.id, v.id
    order by sum(shared.weight) desc, p.published_at desc
    limit ${limit}`;
