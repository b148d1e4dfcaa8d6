import type { Metadata } from 'next';
import { AddDomainForm } from '@/components/dashboard/add-domain-form';
import { DomainState } from '@/components/dashboard/domain-state';
import { type RecordView, SendingRecord } from '@/components/dashboard/sending-record';
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
        <AddDomainForm
          action={addDomainAction}
          installEmail={installEmail}
          fromName={publication.senderName || publication.name}
        />
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
          <section aria-labelledby="records" className="mt-10">
            <h2 id="records" className="font-semibold">
              Records to enter
            </h2>
            <p className="mt-1 max-w-2xl text-sm leading-relaxed text-muted">
              Enter these where the DNS of {sending.domain} is kept. Many DNS hosts add the domain to a name by themselves; then
              enter only what stands before it.
            </p>
            <ul className="mt-4 flex flex-col gap-4">
              {sending.records.map(({ name, type, host, value, required, result }) => {
                const view: RecordView = {
                  ...RECORD_TITLES[name],
                  type,
                  host,
                  value,
                  required,
                  state: result?.state ?? 'unchecked',
                  words: result ? findingWords(result) : null,
                };
                return <SendingRecord key={`${name} ${host}`} record={view} />;
              })}
            </ul>
          </section>
        </>
      )}
    </>
  );
}
