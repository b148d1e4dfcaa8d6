import type { Metadata } from 'next';
import { AddDomainForm } from '@/components/dashboard/add-domain-form';
import { DomainState } from '@/components/dashboard/domain-state';
import { RecordsToEnter } from '@/components/dashboard/records-to-enter';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';
import { formatDateTime } from '@/lib/format/dates';
import { requireMember } from '@/lib/publications/require-member';
import { findingWords } from '@/lib/publications/sending-domain/finding-words';
import { getSendingDomain } from '@/lib/publications/sending-domain/get-sending-domain';
import { addDomainAction, checkDomainAction, removeDomainAction, rotateKeysAction } from './actions';
import { RECORD_TITLES } from './record-titles';

export const metadata: Metadata = { title: 'Sending domain' };

export default async function SendingDomainPage() {
  const { publication } = await requireMember('settings.change', '/dashboard/settings/sending');
  const sending = await getSendingDomain(publication.id);
  const installEmail = env().MAIL_FROM;
  return (
    <>
      <PageHeader title="Sending domain" back={{ label: 'Settings', href: '/dashboard/settings' }}>
        Send under a domain of your own, so that readers and their mail providers know you by it.
      </PageHeader>
      {sending === null ? (
        <AddDomainForm action={addDomainAction} placeholder="letters.example" isForMail>
          Today your mail is from <span className="text-ink">{publication.senderName || publication.name}</span>{' '}
          <span className="break-all text-ink">&lt;{installEmail}&gt;</span>. It stays so until your domain's records are found,
          so nothing breaks while you set this up.
        </AddDomainForm>
      ) : (
        <>
          <DomainState
            email={`${sending.localPart}@${sending.domain}`}
            installEmail={installEmail}
            isVerified={sending.verifiedAt !== null}
            isFailing={sending.failingSince !== null}
            isRotating={sending.isRotating}
            checked={sending.lastCheckedAt && formatDateTime(sending.lastCheckedAt, publication)}
            check={checkDomainAction}
            rotate={rotateKeysAction}
            remove={removeDomainAction}
          />
          <RecordsToEnter
            domain={sending.domain}
            records={sending.records.map(({ name, type, host, value, required, result }) => ({
              ...RECORD_TITLES[name],
              ...{ type, host, value, required },
              state: result?.state ?? 'unchecked',
              words: result ? findingWords(result) : null,
            }))}
          />
        </>
      )}
    </>
  );
}
