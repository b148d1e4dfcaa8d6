import { db } from '@/lib/db/db';
import type { AuthorRow } from './author-of';

export type CommentRow = {
  id: string;
  rootId: string | null;
  parentId: string | null;
  commenterId: string | null;
  body: string;
  likes: number;
  createdAt: Date;
  editedAt: Date | null;
  heldAt: Date | null;
  removedAt: Date | null;
  deletedAt: Date | null;
  /** Of who looks */
  isLiked: boolean;
  /** null: they were erased */
  commenter: AuthorRow | null;
  /** Users on the byline of the post */
  authorIds: string[];
  /** Answers of its thread that this one sees; 0 for a thread's first */
  inThread: number;
};

type Asked = {
  publicationId: string;
  postId: string;
  rootIds: string[];
  /** Of each thread, the first ones */
  mostAnswers: number;
  viewer: { userId: string; commenterId: string | null } | null;
};

/** The first comments of threads and the first answers to each, with who wrote them, oldest first: what is shown, places that were
 *  answered, and the viewer's own. One answer stands before those that answer it, so that none of these is without its place.
 *  One query, since each post's page asks for it. */
export function readComments({ publicationId, postId, rootIds, mostAnswers, viewer }: Asked): Promise<CommentRow[]> {
  const own = viewer?.commenterId ?? null;
  return db.$queryRaw<CommentRow[]>`
    with answers as (
      select id, count from (
        select c.id, row_number() over w as place, (count(*) over (partition by c.root_id))::int as count
        from comment c
        where c.root_id = any(${rootIds}::uuid[]) and c.publication_id = ${publicationId}::uuid and c.post_id = ${postId}::uuid
          and ((c.held_at is null and c.removed_at is null and c.deleted_at is null and c.commenter_id is not null)
            or (c.commenter_id = ${own}::uuid and c.deleted_at is null)
            or exists (select 1 from comment a where a.parent_id = c.id and a.held_at is null and a.removed_at is null
              and a.deleted_at is null and a.commenter_id is not null))
        window w as (partition by c.root_id order by c.created_at, c.id)) as ranked
      where place <= ${mostAnswers})
    select c.id, c.root_id as "rootId", c.parent_id as "parentId", c.commenter_id as "commenterId", c.body, c.likes,
      c.created_at as "createdAt", c.edited_at as "editedAt", c.held_at as "heldAt", c.removed_at as "removedAt",
      c.deleted_at as "deletedAt", coalesce(n.count, 0) as "inThread",
      exists (select 1 from comment_like l where l.comment_id = c.id and l.user_id = ${viewer?.userId ?? null}::uuid) as "isLiked",
      coalesce((select array_agg(b.user_id::text) from post_author b where b.post_id = p.id), array[p.author_id::text])
        as "authorIds",
      case when w.id is not null then jsonb_build_object(
        'id', w.id, 'userId', w.user_id, 'name', w.name, 'pictureKey', w.picture_key, 'pageSince', w.page_since,
        'user', jsonb_build_object(
          'name', u.name,
          'memberships', case when m.user_id is null then '[]'::jsonb else jsonb_build_array(m.role) end,
          'profiles', case when f.user_id is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
            'name', f.name, 'slug', f.slug,
            'picture', case when x.id is not null then jsonb_build_object(
              'key', x.key, 'width', x.width, 'height', x.height, 'widths', x.widths, 'mailFormat', x.mail_format,
              'avifWidths', x.avif_widths, 'placeholder', x.placeholder) end)) end)) end as commenter
    from comment c
    join post p on p.id = c.post_id
    left join answers n on n.id = c.id
    left join commenter w on w.id = c.commenter_id
    left join "user" u on u.id = w.user_id
    left join team_member m on m.user_id = w.user_id and m.publication_id = c.publication_id
    left join author_profile f on f.user_id = w.user_id and f.publication_id = c.publication_id
    left join upload x on x.id = f.picture_id
    where c.publication_id = ${publicationId}::uuid and c.post_id = ${postId}::uuid
      and (c.id = any(${rootIds}::uuid[]) or n.id is not null)
    order by c.created_at, c.id`;
}
