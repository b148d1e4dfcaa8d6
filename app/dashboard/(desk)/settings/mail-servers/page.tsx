import type { Metadata } from 'next';
import { AddMailServer } from '@/components/dashboard/add-mail-server';
import { ChooseMailServers } from '@/components/dashboard/choose-mail-servers';
import { MailServer } from '@/components/dashboard/mail-server';
import { TransportTest } from '@/components/dashboard/transport-test';
import { PageHeader } from '@/components/ui/page-header';
import { requireMember } from '@/lib/publications/require-member';
import { listTransports } from '@/lib/transports/list-transports';
import {
  addTransportAction,
  chooseTransportsAction,
  removeTransportAction,
  testInstallTransportsAction,
  testTransportAction,
  updateTransportAction,
} from './actions';

export const metadata: Metadata = { title: 'Mail servers' };

const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

export default async function MailServersPage() {
  const { publication } = await requireMember('settings.change', '/dashboard/settings/mail-servers');
  const transports = await listTransports(publication.id);
  return (
    <>
      <PageHeader title="Mail servers" back={{ label: 'Settings', href: '/dashboard/settings' }}>
        Your mail leaves by the server of this install. You can bring one of your own, or an account with a mail provider.
      </PageHeader>
      {transports.length > 0 && (
        <>
          <ChooseMailServers
            action={chooseTransportsAction}
            forIssues={transports.map(option)}
            forNotices={transports.filter(({ canCarryNotices }) => canCarryNotices).map(option)}
            issues={publication.issueTransportId ?? ''}
            notices={publication.noticeTransportId ?? ''}
          />
          <ul className="mt-10 flex max-w-2xl flex-col gap-4">
            {transports.map(({ id, name, address, carriesIssues, carriesNotices }) => (
              <MailServer
                key={id}
                server={{ id, name, address, carriesIssues, carriesNotices }}
                test={testTransportAction}
                update={updateTransportAction}
                remove={removeTransportAction}
              />
            ))}
          </ul>
        </>
      )}
      <AddMailServer action={addTransportAction} isFirst={transports.length === 0} />
      <TransportTest test={testInstallTransportsAction} />
    </>
  );
}
