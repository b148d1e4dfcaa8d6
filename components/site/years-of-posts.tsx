import { yearOf } from '@/lib/format/dates';
import { type PostRow, PostRows } from './post-list';

type Props = { posts: PostRow[]; where: { language: string; timeZone: string } };

/** Posts newest first, under their years. */
export function YearsOfPosts({ posts, where }: Props) {
  const years = Map.groupBy(posts, ({ publishedAt }) => yearOf(new Date(publishedAt), where));
  return [...years].map(([year, ofYear]) => (
    <section key={year} aria-label={String(year)} className="pb-10">
      <h2 className="border-b-2 border-ink pb-2 font-display text-3xl tabular-nums">{year}</h2>
      <PostRows posts={ofYear} where={where} />
    </section>
  ));
}
