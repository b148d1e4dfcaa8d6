import type { Metadata } from 'next';
import { AddCustomDomainForm } from '@/components/dashboard/add-custom-domain-form';
import { CustomDomainState } from '@/components/dashboard/custom-domain-state';
import { type RecordView, SendingRecord } from '@/components/dashboard/sending-record';
import { PageHeader } from '@/components/ui/page-header';
import { formatDateTime } from '@/lib/format/dates';
import { domainWords } from '@/lib/publications/custom-domain/finding-words';
import { getCustomDomain } from '@/lib/publications/custom-domain/get-custom-domain';
import { requireMember } from '@/lib/publications/require-member';
import { addCustomDomainAction, checkCustomDomainAction, choosePrimaryAction, removeCustomDomainAction } from './actions';
import { RECORD_TITLES } from './record-titles';

export const metadata: Metadata = { title: 'Address' };

export default async function CustomDomainPage() {
  const { publication } = await requireMember('settings.change', '/dashboard/settings/domain');
  const custom = await getCustomDomain(publication.id);
  const arrival = custom?.results.find(({ name }) => name === 'arrival');
  const proof = custom?.results.find(({ name }) => name === 'proof');
  // One way suffices: what is missing is told at the first record of its kind.
  const proven = proof?.state === 'good';
  return (
    <>
      <PageHeader title="Address" back={{ label: 'Settings', href: '/dashboard/settings' }}>
        Let your publication stand at a domain of your own. Old links go on working.
      </PageHeader>
      {custom === null ? (
        <AddCustomDomainForm action={addCustomDomainAction} host={publication.host} />
      ) : (
        <>
          <CustomDomainState
            domain={custom.domain}
            homeHost={custom.homeHost}
            isVerified={custom.verifiedAt !== null}
            isFailing={custom.failingSince !== null}
            isPrimary={custom.wantsPrimary}
            arrival={arrival && arrival.state !== 'good' && arrival.finding !== 'not-asked' ? domainWords(arrival) : null}
            taken={proof?.finding === 'taken' ? domainWords(proof) : null}
            checked={custom.lastCheckedAt && formatDateTime(custom.lastCheckedAt, publication)}
            check={checkCustomDomainAction}
            choose={choosePrimaryAction}
            remove={removeCustomDomainAction}
          />
          <section aria-labelledby="records" className="mt-10">
            <h2 id="records" className="font-semibold">
              Records to enter
            </h2>
            <p className="mt-1 max-w-2xl text-sm leading-relaxed text-muted">
              Enter these where the DNS of {custom.domain} is kept. Many DNS hosts add the domain to a name by themselves; then
              enter only what stands before it.
            </p>
            <ul className="mt-4 flex flex-col gap-4">
              {custom.records.map(({ name, type, host, value }) => {
                const { title, purpose, result: kind } = RECORD_TITLES[name];
                const result = custom.results.find((each) => each.name === kind);
                const view: RecordView = {
                  ...{ title, purpose, type, host, value },
                  required: name === 'cname' || (name === 'proof' && proof !== undefined && !proven),
                  state: name === 'address' || !result ? 'unchecked' : result.state,
                  words: name === 'address' || !result || result.finding === 'taken' ? null : domainWords(result),
                };
                return <SendingRecord key={`${name} ${value}`} record={view} />;
              })}
            </ul>
          </section>
        </>
      )}
    </>
  );
}
