import type { Metadata } from 'next';
import { TemplateList } from '@/components/dashboard/template-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/can';
import { formatDate } from '@/lib/format/dates';
import { listTemplates } from '@/lib/posts/templates/list-templates';
import { requireMember } from '@/lib/publications/require-member';
import { deleteTemplateAction, renameTemplateAction, startFromTemplateAction } from './actions';

export const metadata: Metadata = { title: 'Templates' };

export default async function TemplatesPage() {
  const { publication, role } = await requireMember('post.create', '/dashboard/posts/templates');
  const templates = await listTemplates(publication.id);
  const where = { language: 'en', timeZone: publication.timeZone };
  return (
    <>
      <PageHeader title="Templates" back={{ label: 'Posts', href: '/dashboard/posts' }}>
        What a new post can start from. Any post becomes one: open it, and choose “Save as template” from its menu.
      </PageHeader>
      {templates.length > 0 ? (
        <TemplateList
          templates={templates.map(({ id, name, title, createdAt, createdBy }) => ({
            ...{ id, name, title },
            note: [`Saved on ${formatDate(createdAt, where)}`, createdBy].filter(Boolean).join(' · '),
          }))}
          mayChange={can(role, 'template.change')}
          startAction={startFromTemplateAction}
          renameAction={renameTemplateAction}
          deleteAction={deleteTemplateAction}
        />
      ) : (
        <EmptyState title="No templates yet">A letter that is built the same way each week is a good first one.</EmptyState>
      )}
    </>
  );
}
