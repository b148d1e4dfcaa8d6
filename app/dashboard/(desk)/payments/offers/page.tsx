import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CopyButton } from '@/components/dashboard/copy-button';
import { OfferForm } from '@/components/dashboard/payments/offer-form';
import { PaymentsTabs } from '@/components/dashboard/payments/payments-tabs';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { getPaymentAccount } from '@/lib/billing/connect/payment-account-view';
import { listOffers, type OfferRow } from '@/lib/billing/plans/list-offers';
import { listPlans } from '@/lib/billing/plans/list-plans';
import { countOf } from '@/lib/format/counts';
import { formatDate } from '@/lib/format/dates';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { addOfferAction, archiveOfferAction } from '../actions';

export const metadata: Metadata = { title: 'Offers' };

function facts({ plan, redemptions, maxRedemptions, expiresAt }: OfferRow, timeZone: string) {
  const taken =
    maxRedemptions === null ? `Taken up by ${countOf(redemptions, 'reader')}` : `Taken up by ${redemptions} of ${maxRedemptions}`;
  const until = expiresAt && `until ${formatDate(expiresAt, { language: 'en', timeZone })}`;
  return [plan ?? 'Every plan', taken, until].filter(Boolean).join(' · ');
}

export default async function OffersPage() {
  const { publication } = await requireMember('billing.change', '/dashboard/payments/offers');
  const account = await getPaymentAccount(publication.id);
  if (!account) redirect('/dashboard/payments');
  const [offers, plans] = [await listOffers(publication.id), await listPlans(publication.id)];
  const offered = plans.filter(({ archivedAt }) => !archivedAt);
  const form = (
    <OfferForm
      action={addOfferAction}
      plans={offered.map(({ id, name }) => ({ value: id, label: name }))}
      currency={offered.flatMap(({ prices }) => prices)[0]?.currency ?? 'usd'}
    />
  );
  return (
    <>
      <PageHeader title="Payments" action={offers.length > 0 && form} />
      <PaymentsTabs current="offers" />
      {offers.length === 0 ? (
        <EmptyState title="No offers yet" action={form}>
          An offer lowers a price for a while. You share its link; whoever follows it sees the lower price.
        </EmptyState>
      ) : (
        <ul className="flex max-w-2xl flex-col gap-4">
          {offers.map((offer) => (
            <li key={offer.id} className="rounded-card border border-line bg-raised p-5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <h2 className="font-semibold break-all">{offer.code}</h2>
                <Badge tone={offer.running ? 'good' : 'quiet'}>{offer.running ? 'Runs' : 'Over'}</Badge>
              </div>
              <p className="mt-1 text-sm">{offer.words}</p>
              <p className="mt-1 text-sm text-muted">{facts(offer, publication.timeZone)}</p>
              <p className="mt-3 font-mono text-sm break-all text-muted">
                {publicationUrl(publication, `/upgrade?offer=${offer.code}`)}
              </p>
              <div className="mt-3 flex flex-wrap gap-3">
                <CopyButton
                  text={publicationUrl(publication, `/upgrade?offer=${offer.code}`)}
                  label={`the link of ${offer.code}`}
                />
                <ConfirmButton
                  title={`End ${offer.code}?`}
                  question="Nobody can take it up any more. Who did keeps it."
                  confirm="End it"
                  action={archiveOfferAction}
                  values={{ offerId: offer.id }}
                >
                  End
                </ConfirmButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
