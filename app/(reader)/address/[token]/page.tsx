import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { buttonClass } from '@/components/ui/button';
import { getAddressChange } from '@/lib/billing/address/confirm-address-change';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';
import { confirmAddressAction } from '../actions';

export const metadata: Metadata = { title: 'Change of address', robots: { index: false } };

/** Opening a mailed link changes nothing; pressing its button is one address's yes. */
export default async function AddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/address/${encodeURIComponent(token)}`, 'held');
  const change = await getAddressChange(publication.id, token);
  if (!change)
    return (
      <ReaderPage publication={publication} title="This link does not work">
        <p>It has run out, was cut short, or another change was asked for since. Nothing was changed by opening it.</p>
        <p className="font-sans text-base">
          <a href="/account#address" className="underline underline-offset-4 hover:text-accent">
            To your account
          </a>
        </p>
      </ReaderPage>
    );
  const to = <strong className="font-semibold break-words">{maskEmail(change.newEmail)}</strong>;
  if (change.moved)
    return (
      <ReaderPage publication={publication} title="Your address is changed">
        <p>
          {publication.name} comes to {to} from now on. Sign in with it as well.
        </p>
        <a href="/account" className={`${buttonClass('secondary')} font-sans`}>
          To your account
        </a>
      </ReaderPage>
    );
  if (change.said)
    return (
      <ReaderPage publication={publication} title="One more yes">
        <p>
          Thank you. We mailed a link to your {change.side === 'old' ? 'new' : 'old'} address as well. Once it has said yes, mail
          goes to {to}.
        </p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={change.side === 'old' ? 'Leave this address?' : 'Use this address?'}>
      <p>
        {publication.name} comes to {to} once both addresses have said yes. What you chose and what you pay goes along.
      </p>
      <ActionForm action={confirmAddressAction} hidden={{ token }}>
        {change.side === 'old' ? 'Yes, leave it' : 'Yes, use it'}
      </ActionForm>
      <p className="text-muted">Not your wish? Leave this page, and nothing changes.</p>
    </ReaderPage>
  );
}
