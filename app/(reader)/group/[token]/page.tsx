import { ActionForm } from '@/components/site/action-form';
import { getInvitation } from '@/lib/billing/groups/invite-seat';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { OverPage } from '../../over-page';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { acceptSeatAction } from '../actions';
import { INVITATION_PROBLEMS } from '../problems';

export const generateMetadata = readerHead((t) => t('mailGroup.heading'));

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication('/');
  const found = await getInvitation(publication.id, token);
  const t = wordsFor(publication.language);
  if (!found.ok)
    return <OverPage publication={publication} title={t('group.overTitle')} why={t(INVITATION_PROBLEMS[found.problem])} />;
  const { from, email } = found.invitation;
  return (
    <ReaderPage publication={publication} title={t('mailGroup.heading')}>
      <p className="break-words">{t('group.text', { from, email, publication: publication.name })}</p>
      <ActionForm action={acceptSeatAction} hidden={{ token }}>
        {t('mailGroup.button')}
      </ActionForm>
    </ReaderPage>
  );
}
