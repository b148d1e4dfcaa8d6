import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { getInvitation } from '@/lib/billing/groups/invite-seat';
import { requestPublication } from '@/lib/publications/request-publication';
import { OverPage } from '../../over-page';
import { ReaderPage } from '../../reader-page';
import { acceptSeatAction } from '../actions';
import { INVITATION_PROBLEMS } from '../problems';

export const metadata: Metadata = { title: 'A place for you', robots: { index: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication('/');
  const found = await getInvitation(publication.id, token);
  if (!found.ok)
    return <OverPage publication={publication} title="This invitation is over" why={INVITATION_PROBLEMS[found.problem]} />;
  const { from, email } = found.invitation;
  return (
    <ReaderPage publication={publication} title="A place for you">
      <p className="break-words">
        {from} pays for a group of readers of {publication.name} and keeps a place for {email}. You read every post; it costs you
        nothing.
      </p>
      <ActionForm action={acceptSeatAction} hidden={{ token }}>
        Accept the invitation
      </ActionForm>
    </ReaderPage>
  );
}
