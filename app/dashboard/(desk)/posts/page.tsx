import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';
import { NewPostButton } from '@/components/dashboard/new-post-button';
import { PostFilter } from '@/components/dashboard/post-filter';
import { PostList } from '@/components/dashboard/post-list';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu } from '@/components/ui/menu';
import { menuItemClass } from '@/components/ui/menu-item-class';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { formatCount } from '@/lib/format/counts';
import { countPosts } from '@/lib/posts/count-posts';
import { listFilters } from '@/lib/posts/list-filters';
import { listPosts } from '@/lib/posts/list-posts';
import { requireMember } from '@/lib/publications/require-member';
import { createPostAction } from './actions';
import { postRows } from './post-rows';

export const metadata: Metadata = { title: 'Posts' };

const PAGE_ROWS = 30;
const PATH = '/dashboard/posts';

const Query = z.object({
  search: z.string().max(200).catch(''),
  state: z.enum(['draft', 'scheduled', 'published']).catch('draft'),
  author: z.uuid().optional().catch(undefined),
  tag: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

const address = (query: Record<string, string | undefined>) =>
  `${PATH}?${new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])))}`;

const NOTHING = {
  draft: { title: 'No drafts', text: 'A post you begin is kept here until you publish it. It saves as you type.' },
  scheduled: { title: 'Nothing scheduled', text: 'A post that waits for its time stands here. Choose one where you publish it.' },
  published: { title: 'Nothing published yet', text: 'What you publish stands here, with how its mailing went.' },
};

export default async function PostsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const { publication } = await requireMember('post.create', PATH);
  const { state, after, ...narrowed } = Query.parse(await searchParams);
  const { search, author, tag } = narrowed;
  const [counts, filters, found] = await Promise.all([
    countPosts(publication.id),
    listFilters(publication.id),
    listPosts({ publicationId: publication.id, state, search, authorId: author, tagId: tag, after, limit: PAGE_ROWS + 1 }),
  ]);
  const shown = found.slice(0, PAGE_ROWS);
  const tab = (label: string, of: typeof state, count: number) => ({
    label,
    href: address({ state: of, ...narrowed }),
    current: state === of,
    count: formatCount(count),
  });
  return (
    <>
      <PageHeader
        title="Posts"
        action={
          <div className="flex items-center gap-1">
            <NewPostButton action={createPostAction} />
            <Menu label="More for your posts">
              <Link href={`${PATH}/templates`} className={menuItemClass}>
                Templates
              </Link>
              <Link href={`${PATH}/trash`} className={menuItemClass}>
                Trash
              </Link>
            </Menu>
          </div>
        }
      />
      <div className="mb-5 flex flex-col gap-4">
        <Tabs
          label="Posts by state"
          tabs={[
            tab('Drafts', 'draft', counts.drafts),
            tab('Scheduled', 'scheduled', counts.scheduled),
            tab('Published', 'published', counts.published),
          ]}
        />
        {counts.drafts + counts.scheduled + counts.published > 0 && (
          <PostFilter action={PATH} state={state} search={search} author={author} tag={tag} {...filters} />
        )}
      </div>
      {shown.length > 0 && <PostList posts={postRows(shown, publication.timeZone)} level={2} />}
      {shown.length === 0 &&
        (search || author || tag ? (
          <EmptyState
            title="No post found"
            action={
              <Link href={address({ state })} className={buttonClass('secondary')}>
                Show all
              </Link>
            }
          >
            {search && !author && !tag ? `No post here has “${search}” in it.` : 'No post here is all that you asked for.'}
          </EmptyState>
        ) : (
          <EmptyState
            title={NOTHING[state].title}
            action={state === 'draft' && <NewPostButton action={createPostAction}>Write a post</NewPostButton>}
          >
            {NOTHING[state].text}
          </EmptyState>
        ))}
      <Pagination
        first={after ? address({ state, ...narrowed }) : null}
        next={found.length > PAGE_ROWS ? address({ state, ...narrowed, after: shown.at(-1)?.id }) : null}
      />
    </>
  );
}
