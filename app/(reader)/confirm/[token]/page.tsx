import { ActionForm } from '@/components/site/action-form';
import { SubscribeForm } from '@/components/site/subscribe-form';
import { requestPublication } from '@/lib/publications/request-publication';
import { getConfirmation } from '@/lib/subscribers/confirm-subscription';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { confirmAction } from '../actions';
import { CONFIRM_PROBLEMS } from '../problems';

export const generateMetadata = readerHead((t) => t('confirm.head'));

/** Opening the mailed link changes nothing, for scanners open links; pressing the button does. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/confirm/${encodeURIComponent(token)}`);
  const t = wordsFor(publication.language);
  const found = await getConfirmation(token);
  if (found.ok && found.publicationId === publication.id)
    return (
      <ReaderPage publication={publication} title={t('confirm.title')} plain>
        <p>{t('confirm.text', { publication: publication.name })}</p>
        <ActionForm action={confirmAction} hidden={{ token }}>
          {t('confirm.button')}
        </ActionForm>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={t('confirm.deadTitle')} plain>
      <p>{t(CONFIRM_PROBLEMS[found.ok ? 'link-unknown' : found.problem])}</p>
      <SubscribeForm language={publication.language} source="confirm" />
    </ReaderPage>
  );
}
