import { db } from '@/lib/db/db';
import type { PostKind } from '@/lib/db/types';
import { postPath } from '@/lib/format/post-path';
import { searchLanguage } from '@/lib/publications/search-language';

/** More is no question but an attack, and finds nothing. */
export const LONGEST_QUERY = 200;

/** Words of a post; `hit` where they are what was looked for. */
type Segment = { text: string; hit: boolean };
/** `publishedAt` is null of a page, which has no date. */
type FoundPost = { title: string; path: string; publishedAt: Date | null; snippet: Segment[] };
export type Found = {
  posts: FoundPost[];
  /** Of all pages; 0 also past the last one. */
  total: number;
  /** A query that does find something, where this one finds nothing and its words are nearly words of the publication. */
  suggestion: string | null;
};
type Page = { limit: number; offset: number };

/** The posts and pages of a publication that readers can see and that have the words, best first: a title counts most, then the
 *  subtitle. Understands "quoted words", `or` and `-without`, as search engines do. Any text may be asked; what is no
 *  question finds nothing. */
export async function searchPosts(publicationId: string, input: string, page: Page): Promise<Found> {
  const nothing: Found = { posts: [], total: 0, suggestion: null };
  if (input.length > LONGEST_QUERY) return nothing;
  const query = input.replace(/[\0<]/g, ' ').toWellFormed().trim();
  const publication = await db.publication.findUnique({ where: { id: publicationId }, select: { language: true } });
  if (!query || !publication) return nothing;
  const language = searchLanguage(publication.language);
  const found = await find({ publicationId, language, query, ...page });
  if (found.length > 0 || page.offset > 0) return { ...nothing, posts: found.map(seen), total: found[0]?.total ?? 0 };
  const suggestion = await nearestQuery(publicationId, query);
  if (!suggestion) return nothing;
  const finds = await find({ publicationId, language, query: suggestion, limit: 1, offset: 0 });
  return finds.length > 0 ? { ...nothing, suggestion } : nothing;
}

type Row = { title: string; slug: string; kind: PostKind; publishedAt: Date; headline: string; total: number };
type Search = Page & { publicationId: string; language: string; query: string };

// Characters that no text of the index has (indexPost) stand around a hit, as HTML's own might be the writer's words.
// A third stands for "<" meanwhile: Postgres leaves out what looks like a tag.
const HEADLINE =
  'StartSel=\ue000, StopSel=\ue001, MaxFragments=2, MaxWords=24, MinWords=10, ShortWord=0, FragmentDelimiter=" … "';

const find = ({ publicationId, language, query, limit, offset }: Search) => db.$queryRaw<Row[]>`
  with asked as (select websearch_to_tsquery(${language}::text::regconfig, ${query}) as query),
  found as (
    select s.post_id, p.slug, p.kind, p.published_at, ts_rank_cd(s.words, asked.query, 1) as rank, count(*) over ()::int as total
    from asked, post_search s join post p on p.id = s.post_id and p.publication_id = s.publication_id
    where s.publication_id = ${publicationId}::uuid and s.words @@ asked.query
      and p.kind in ('post', 'page') and p.deleted_at is null and not p.unlisted and p.slug is not null and p.published_at is not null
      and p.published_revision_id is not null
    order by rank desc, p.published_at desc, s.post_id limit ${limit} offset ${offset}
  )
  select s.title, f.slug, f.kind, f.published_at as "publishedAt", f.total,
    ts_headline(${language}::text::regconfig, translate(concat_ws(' ', nullif(s.subtitle, ''), s.body), '<', ${'\u0002'}),
      asked.query, ${HEADLINE}) as headline
  from asked, found f join post_search s using (post_id)
  order by f.rank desc, f.published_at desc, f.post_id`;

const seen = ({ title, slug, kind, publishedAt, headline }: Row): FoundPost => ({
  title,
  path: postPath(slug, kind === 'page' ? 'page' : 'post'),
  publishedAt: kind === 'page' ? null : publishedAt,
  snippet: headline
    .split(/(\ue000[^\ue001]*\ue001)/)
    .filter(Boolean)
    .map((text) => ({ text: text.replace(/[\ue000\ue001]/g, '').replaceAll('\u0002', '<'), hit: text.startsWith('\ue000') })),
});

const WORDS = /[\p{L}\p{N}]{3,40}/gu;
const MOST_WORDS = 8;
/** Of the letter triples two words share: pg_trgm's own measure of "alike". */
const ALIKE = 0.3;

/** The query with each word that the publication never wrote replaced by the one most like it; null where that changes
 *  nothing, or Postgres has no pg_trgm. */
async function nearestQuery(publicationId: string, query: string): Promise<string | null> {
  const words = [...new Set(query.toLowerCase().match(WORDS))].slice(0, MOST_WORDS);
  const [has] = await db.$queryRaw<{ trigrams: boolean }[]>`
    select to_regprocedure('similarity(text, text)') is not null as trigrams`;
  if (words.length === 0 || !has?.trigrams) return null;
  const rows = await db.$queryRaw<{ asked: string; nearest: string }[]>`
    select asked, nearest.word as nearest
    from unnest(${words}::text[]) asked
    cross join lateral (
      select word from post_word
      where publication_id = ${publicationId}::uuid and lower(word) % asked and similarity(word, asked) >= ${ALIKE}::float8
      order by similarity(word, asked) desc, word limit 1
    ) nearest
    where not exists (select from post_word where publication_id = ${publicationId}::uuid and word = asked)`;
  const nearest = new Map(rows.map((row) => [row.asked, row.nearest]));
  if (nearest.size === 0) return null;
  return query.replace(WORDS, (word) => nearest.get(word.toLowerCase()) ?? word);
}
