import type { Metadata } from 'next';
import Link from 'next/link';
import { InstallPublications } from '@/components/dashboard/install-publications';
import { ROLE_WORDS } from '@/components/dashboard/role-words';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { PageHeader } from '@/components/ui/page-header';
import { formatDate } from '@/lib/format/dates';
import { KEPT_DAYS } from '@/lib/install/delete-publication';
import { isInstallOwner } from '@/lib/install/is-install-owner';
import { listInstallPublications } from '@/lib/install/list-install-publications';
import { mayStartPublication } from '@/lib/install/may-start-publication';
import { hasNames } from '@/lib/install/start-publication';
import { listMemberships } from '@/lib/publications/list-memberships';
import { requireMember } from '@/lib/publications/require-member';
import { switchUrl } from '@/lib/publications/switch-url';
import { holdPublicationAction, leaveTeamAction, restorePublicationAction } from './actions';

export const metadata: Metadata = { title: 'Publications' };

export default async function PublicationsPage() {
  const { publication, user } = await requireMember('dashboard.see', '/dashboard/publications');
  const [teams, mayStart, ownsInstall] = await Promise.all([
    listMemberships(user.id),
    mayStartPublication(user.id),
    isInstallOwner(user.id),
  ]);
  const all = ownsInstall ? await listInstallPublications() : [];
  const where = { language: 'en', timeZone: publication.timeZone };
  return (
    <>
      <PageHeader
        title="Publications"
        action={
          mayStart &&
          hasNames() && (
            <Link href="/dashboard/publications/new" className={buttonClass('primary')}>
              New publication
            </Link>
          )
        }
      >
        Each has its own site, readers, team and settings.
      </PageHeader>
      <ul aria-label="Your publications" className="divide-y divide-line border-y border-line">
        {teams.map(({ publicationId, name, host, role, suspendedAt }) => (
          <li key={publicationId} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-4">
            <div className="min-w-0 flex-1 basis-56">
              <h2 className="font-medium wrap-anywhere">
                {publicationId === publication.id ? (
                  name
                ) : (
                  <a
                    href={switchUrl({ host }, publication.id)}
                    className="underline decoration-line underline-offset-4 hover:text-accent"
                  >
                    {name}
                  </a>
                )}
              </h2>
              <p className="text-sm break-all text-muted">{host}</p>
            </div>
            {suspendedAt && <Badge tone="bad">Suspended</Badge>}
            {publicationId === publication.id && <Badge tone="accent">You are here</Badge>}
            <p className="text-sm text-muted">{ROLE_WORDS[role].name}</p>
            {publicationId === publication.id && role !== 'owner' && (
              <ConfirmButton
                title={`Leave ${name}?`}
                question="You are signed out and see its dashboard no more. What you wrote stays. To come back you need an invitation."
                confirm="Leave"
                action={leaveTeamAction}
                values={{}}
              >
                Leave
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      {all.length > 1 && (
        <InstallPublications
          publications={all.map(({ id, name, host, owners, createdAt, suspendedAt, deletedAt }) => ({
            ...{ id, name, host, owners: owners.join(', ') },
            note: deletedAt
              ? `Deleted ${formatDate(deletedAt, where)}, gone for good ${formatDate(new Date(deletedAt.getTime() + KEPT_DAYS * 86_400_000), where)}`
              : `Since ${formatDate(createdAt, where)}`,
            state: deletedAt ? 'deleted' : suspendedAt ? 'suspended' : 'shown',
            isHere: id === publication.id,
          }))}
          holdAction={holdPublicationAction}
          restoreAction={restorePublicationAction}
        />
      )}
    </>
  );
}
