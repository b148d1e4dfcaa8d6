import type { Metadata } from 'next';
import { DeletePublicationForm } from '@/components/dashboard/delete-publication-form';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { KEPT_DAYS } from '@/lib/install/delete-publication';
import { isInstallPublication } from '@/lib/install/is-install-owner';
import { requireMember } from '@/lib/publications/require-member';
import { deletePublicationAction } from './actions';

export const metadata: Metadata = { title: 'Delete publication' };

export default async function DeletePublicationPage() {
  const { publication } = await requireMember('publication.delete', '/dashboard/settings/delete');
  const isInstall = await isInstallPublication(publication.id);
  return (
    <>
      <PageHeader title={`Delete ${publication.name}`} back={{ label: 'Settings', href: '/dashboard/settings' }} />
      {isInstall ? (
        <Callout title="This one cannot be deleted">
          {publication.name} stands at the install’s own address, and its owners own the install.
        </Callout>
      ) : (
        <>
          <ul className="mb-8 flex max-w-2xl list-disc flex-col gap-2 pl-5 text-sm leading-relaxed text-muted">
            <li>Its site and this dashboard are gone at once, for readers and for the team.</li>
            <li>A mailing that is going out stops. Scheduled posts do not appear.</li>
            <li>
              For {KEPT_DAYS} days the owner of this install can bring it back. Then all of it is deleted for good: posts,
              pictures, readers, and what became of their mail.
            </li>
            <li>Its address is never given to anybody else.</li>
          </ul>
          <DeletePublicationForm action={deletePublicationAction} name={publication.name} />
        </>
      )}
    </>
  );
}
