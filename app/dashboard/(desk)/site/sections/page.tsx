import type { Metadata } from 'next';
import { NewSection, SectionList } from '@/components/dashboard/section-list';
import { sectionPath } from '@/lib/format/post-path';
import { listSections } from '@/lib/posts/list-sections';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { deleteSectionAction, saveSectionAction } from './actions';

export const metadata: Metadata = { title: 'Sections' };
const PATH = '/dashboard/site/sections';

export default async function SectionsPage() {
  const { publication, role } = await requireMember('site.change', PATH);
  const sections = await listSections(publication.id);
  return (
    <SitePage
      role={role}
      current={PATH}
      intro="Newsletters inside your publication, each of which readers turn on and off."
      action={<NewSection action={saveSectionAction} />}
    >
      <SectionList
        sections={sections.map((section) => ({ ...section, url: publicationUrl(publication, sectionPath(section.slug)) }))}
        saveAction={saveSectionAction}
        deleteAction={deleteSectionAction}
      />
    </SitePage>
  );
}
