import { ActionForm } from '@/components/site/action-form';
import { getMailOff } from '@/lib/comments/mail/mail-off';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../../reader-head';
import { ReaderPage } from '../../../reader-page';
import { setCommentMailAction } from '../actions';

export const generateMetadata = readerHead((t) => t('comments.mailTitle'));

/** Opening the mailed link changes nothing; pressing the button does. Needs no sign-in. */
export default async function CommentMailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/unsubscribe/comments/${encodeURIComponent(token)}`, 'held');
  const t = wordsFor(publication.language);
  const named = await getMailOff(publication.id, token);
  const who = { publication: publication.name };
  if (!named)
    return (
      <ReaderPage publication={publication} title={t('comments.mailNobody')} plain>
        <p>{t('comments.mailNobodyText', who)}</p>
      </ReaderPage>
    );
  return named.isOff ? (
    <ReaderPage publication={publication} title={t('comments.mailIsOff')} plain>
      <p>{t('comments.mailIsOffText', who)}</p>
      <ActionForm action={setCommentMailAction} hidden={{ token, mail: 'on' }} look="secondary">
        {t('comments.mailOn')}
      </ActionForm>
    </ReaderPage>
  ) : (
    <ReaderPage publication={publication} title={t('comments.mailTitle')} plain>
      <p>{t(named.kind === 'answers' ? 'comments.mailAnswers' : 'comments.mailPosts', who)}</p>
      <ActionForm action={setCommentMailAction} hidden={{ token, mail: 'off' }}>
        {t('comments.mailOff')}
      </ActionForm>
    </ReaderPage>
  );
}
