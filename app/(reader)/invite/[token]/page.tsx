import type { Metadata } from 'next';
import { ROLE_WORDS } from '@/components/dashboard/role-words';
import { ActionForm } from '@/components/site/action-form';
import { JoinForm } from '@/components/site/join-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { requestPublication } from '@/lib/publications/request-publication';
import { getInvitation } from '@/lib/publications/team/get-invitation';
import { ReaderPage } from '../../reader-page';
import { acceptInvitationAction, signInToJoinAction } from '../actions';

export const metadata: Metadata = { title: 'Invitation', robots: { index: false }, referrer: 'no-referrer' };

/** The link shows the invitation; joining takes a press, signed in with the address it was sent to. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/invite/${encodeURIComponent(token)}`);
  const [invitation, signedIn] = await Promise.all([getInvitation(publication.id, token), getSignedIn(publication.id)]);
  if (!invitation)
    return (
      <ReaderPage publication={publication} title="This invitation does not work">
        <p>It was answered already, withdrawn, or has run out. Ask whoever invited you for a new one.</p>
      </ReaderPage>
    );
  const { name, may } = ROLE_WORDS[invitation.role];
  const isTheirs = signedIn?.user.email === invitation.email;
  return (
    <ReaderPage publication={publication} title={`Join ${publication.name}`}>
      <p>
        {invitation.invitedBy ?? 'The team'} would like you to work on {publication.name}, as {name.toLowerCase()}.
      </p>
      <p className="text-muted">{may}.</p>
      {isTheirs ? (
        <JoinForm action={acceptInvitationAction} token={token} asksName={!signedIn.user.name} />
      ) : (
        <>
          <p>To join, sign in with the address this invitation was sent to. We mail you a link and a code.</p>
          <ActionForm action={signInToJoinAction} hidden={{ token }}>
            Mail me a way to sign in
          </ActionForm>
        </>
      )}
    </ReaderPage>
  );
}
