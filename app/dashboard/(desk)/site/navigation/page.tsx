import type { Metadata } from 'next';
import { NavigationEditor } from '@/components/dashboard/navigation-editor';
import { readNavigation } from '@/lib/posts/get-navigation';
import { listPages } from '@/lib/posts/list-pages';
import { listSections } from '@/lib/posts/list-sections';
import { listTags } from '@/lib/posts/list-tags';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { saveNavigationAction } from './actions';

export const metadata: Metadata = { title: 'Navigation' };
const PATH = '/dashboard/site/navigation';

/** A name as a link has room for it. */
const short = (name: string) => name.slice(0, 40).trim();

export default async function NavigationPage() {
  const { publication, role } = await requireMember('site.change', PATH);
  const [pages, tags, sections] = await Promise.all([
    listPages(publication.id),
    listTags(publication.id),
    listSections(publication.id),
  ]);
  const shown = pages.filter(({ publishedAt, slug }) => publishedAt && slug !== 'about');
  return (
    <SitePage role={role} current={PATH} intro="The links at the head and the foot of every page of your site.">
      <NavigationEditor
        action={saveNavigationAction}
        {...readNavigation(publication)}
        targets={[
          {
            group: 'Always there',
            items: [
              { kind: 'archive' as const, label: 'Archive' },
              { kind: 'about' as const, label: 'About' },
              { kind: 'search' as const, label: 'Search' },
            ],
          },
          { group: 'Pages', items: shown.map(({ id, title }) => ({ kind: 'page' as const, id, label: short(title) })) },
          { group: 'Sections', items: sections.map(({ id, name }) => ({ kind: 'section' as const, id, label: short(name) })) },
          { group: 'Tags', items: tags.map(({ id, name }) => ({ kind: 'tag' as const, id, label: short(name) })) },
        ].filter(({ items }) => items.length > 0)}
      />
    </SitePage>
  );
}
