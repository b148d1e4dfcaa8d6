import type { Metadata } from 'next';
import { NewPostButton } from '@/components/dashboard/new-post-button';
import { PageList } from '@/components/dashboard/page-list';
import { pagePath } from '@/lib/format/post-path';
import { isAnsweredPath } from '@/lib/format/reserved-paths';
import { listPages } from '@/lib/posts/list-pages';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { createPageAction } from './actions';

export const metadata: Metadata = { title: 'Pages' };
const PATH = '/dashboard/site/pages';

export default async function PagesPage() {
  const { publication, role } = await requireMember('site.change', PATH);
  const pages = await listPages(publication.id);
  return (
    <SitePage
      role={role}
      current={PATH}
      intro="What stands on your site for good. One with the address “about” takes the place of the About page."
      action={<NewPostButton action={createPageAction}>New page</NewPostButton>}
    >
      <PageList
        pages={pages.map(({ id, title, slug, publishedAt }) => ({
          id,
          title,
          path: publishedAt && slug ? pagePath(slug) : null,
          isHidden: publishedAt !== null && slug !== null && isAnsweredPath(slug),
        }))}
      />
    </SitePage>
  );
}
