import type { Metadata } from 'next';
import Link from 'next/link';
import { z } from 'zod';
import { NewPostButton } from '@/components/dashboard/new-post-button';
import { PostList } from '@/components/dashboard/post-list';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SearchForm } from '@/components/ui/search-form';
import { Tabs } from '@/components/ui/tabs';
import { formatCount } from '@/lib/format/counts';
import { countPosts } from '@/lib/posts/count-posts';
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
  const { search, state, after } = Query.parse(await searchParams);
  const [counts, found] = await Promise.all([
    countPosts(publication.id),
    listPosts({ publicationId: publication.id, state, search, after, limit: PAGE_ROWS + 1 }),
  ]);
  const shown = found.slice(0, PAGE_ROWS);
  return (
    <>
      <PageHeader title="Posts" action={<NewPostButton action={createPostAction} />} />
      <div className="mb-5 flex flex-col gap-4">
        <Tabs
          label="Posts by state"
          tabs={[
            { label: 'Drafts', href: address({ search }), current: state === 'draft', count: formatCount(counts.drafts) },
            {
              label: 'Scheduled',
              href: address({ state: 'scheduled', search }),
              current: state === 'scheduled',
              count: formatCount(counts.scheduled),
            },
            {
              label: 'Published',
              href: address({ state: 'published', search }),
              current: state === 'published',
              count: formatCount(counts.published),
            },
          ]}
        />
        {counts.drafts + counts.scheduled + counts.published > 0 && (
          <SearchForm label="Search titles" action={PATH} value={search} keep={{ state }} />
        )}
      </div>
      {shown.length > 0 && <PostList posts={postRows(shown, publication.timeZone)} level={2} />}
      {shown.length === 0 &&
        (search ? (
          <EmptyState
            title="No post found"
            action={
              <Link href={address({ state })} className={buttonClass('secondary')}>
                Show all
              </Link>
            }
          >
            {`No title here contains “${search}”.`}
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
        first={after ? address({ state, search }) : null}
        next={found.length > PAGE_ROWS ? address({ state, search, after: shown.at(-1)?.id }) : null}
      />
    </>
  );
}
