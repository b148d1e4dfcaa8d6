import type { Metadata } from 'next';
import { AddDomainForm } from '@/components/dashboard/add-domain-form';
import { CustomDomainState } from '@/components/dashboard/custom-domain-state';
import { RecordsToEnter } from '@/components/dashboard/records-to-enter';
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
        <AddDomainForm action={addCustomDomainAction} placeholder="www.letters.example">
          Today it stands at <span className="break-all text-ink">{publication.host}</span>. It stays there until your domain is
          found to lead here, so nothing breaks while you set this up.
        </AddDomainForm>
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
          <RecordsToEnter
            domain={custom.domain}
            records={custom.records.map(({ name, type, host, value }) => {
              const { title, purpose, result: kind } = RECORD_TITLES[name];
              const result = custom.results.find((each) => each.name === kind);
              return {
                ...{ title, purpose, type, host, value },
                required: name === 'cname' || (name === 'proof' && proof !== undefined && !proven),
                state: name === 'address' || !result ? 'unchecked' : result.state,
                words: name === 'address' || !result || result.finding === 'taken' ? null : domainWords(result),
              };
            })}
          />
        </>
      )}
    </>
  );
}
