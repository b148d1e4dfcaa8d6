import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { SubscribeForm } from '@/components/site/subscribe-form';
import { requestPublication } from '@/lib/publications/request-publication';
import { getConfirmation } from '@/lib/subscribers/confirm-subscription';
import { ReaderPage } from '../../reader-page';
import { confirmAction } from '../actions';
import { CONFIRM_PROBLEMS } from '../problems';

export const metadata: Metadata = { title: 'Confirm your subscription', robots: { index: false } };

/** Opening the mailed link changes nothing, for scanners open links; pressing the button does. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/confirm/${encodeURIComponent(token)}`);
  const found = await getConfirmation(token);
  if (found.ok && found.publicationId === publication.id)
    return (
      <ReaderPage publication={publication} title="One more press">
        <p>Confirm that {publication.name} may come to your inbox.</p>
        <ActionForm action={confirmAction} hidden={{ token }}>
          Confirm subscription
        </ActionForm>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title="This link has run out">
      <p>{CONFIRM_PROBLEMS[found.ok ? 'link-unknown' : found.problem]}</p>
      <SubscribeForm source="confirm" />
    </ReaderPage>
  );
}
