import { ActionForm } from '@/components/site/action-form';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { redeemLinkAction } from '../actions';

export const generateMetadata = readerHead((t) => t('signIn.title'));

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The mailed link. Opening it uses nothing up, for scanners open links; the button's POST does. */
export default async function SignInLinkPage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in', 'held');
  const { token, email, next } = await searchParams;
  const t = wordsFor(publication.language);
  return (
    <ReaderPage publication={publication} title={t('signIn.titleTo', { publication: publication.name })} plain>
      {typeof token === 'string' && typeof email === 'string' ? (
        <ActionForm action={redeemLinkAction} hidden={{ token, email, next: safeNext(next, '/account') }}>
          {t('signIn.title')}
        </ActionForm>
      ) : (
        <p>{t('signIn.cutShort')}</p>
      )}
      <p className="font-sans text-sm text-muted">
        <a href="/sign-in" className="text-ink underline underline-offset-4 hover:text-accent">
          {t('signIn.newLink')}
        </a>
      </p>
    </ReaderPage>
  );
}
