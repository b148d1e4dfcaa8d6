import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { buttonClass } from '@/components/ui/button';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByToken } from '@/lib/subscribers/get-subscriber';
import { ReaderPage } from '../../reader-page';
import { resubscribeAction, unsubscribeAction } from '../actions';

export const metadata: Metadata = { title: 'Unsubscribe', robots: { index: false } };

/** Opening the mailed link changes nothing; pressing the button does. Needs no sign-in. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/unsubscribe/${encodeURIComponent(token)}`);
  const subscriber = await getSubscriberByToken(publication.id, token);
  if (!subscriber)
    return (
      <ReaderPage publication={publication} title="Nothing to unsubscribe">
        <p>
          This link names nobody who gets mail from {publication.name}. If mail still comes, use the link at the foot of the
          newest one.
        </p>
      </ReaderPage>
    );
  const address = <strong className="font-semibold break-words">{maskEmail(subscriber.email)}</strong>;
  if (subscriber.state === 'confirmed')
    return (
      <ReaderPage publication={publication} title={`Unsubscribe from ${publication.name}?`}>
        <p>No more mail will come to {address}.</p>
        <ActionForm action={unsubscribeAction} hidden={{ token }}>
          Unsubscribe
        </ActionForm>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title="You are unsubscribed">
      <p>Nothing more is sent to {address}. Thank you for reading.</p>
      {subscriber.endReason === 'reader' && subscriber.state === 'ended' ? (
        <>
          <p className="text-muted">Pressed it by mistake?</p>
          <ActionForm action={resubscribeAction} hidden={{ token }} look="secondary">
            Subscribe again
          </ActionForm>
        </>
      ) : (
        <a href="/subscribe" className={`${buttonClass('secondary')} font-sans`}>
          Subscribe again
        </a>
      )}
    </ReaderPage>
  );
}
