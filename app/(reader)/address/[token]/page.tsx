import type { ReactNode } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { buttonClass } from '@/components/ui/button';
import { getAddressChange } from '@/lib/billing/address/confirm-address-change';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { confirmAddressAction } from '../actions';

export const generateMetadata = readerHead((t) => t('changeAddress.head'));

const bold = (words: ReactNode) => <strong className="font-semibold break-words">{words}</strong>;

/** Opening a mailed link changes nothing; pressing its button is one address's yes. */
export default async function AddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/address/${encodeURIComponent(token)}`, 'held');
  const t = wordsFor(publication.language);
  const change = await getAddressChange(publication.id, token);
  const toAccount = (
    <a href="/account" className={`${buttonClass('secondary')} font-sans`}>
      {t('erase.toAccount')}
    </a>
  );
  if (!change)
    return (
      <ReaderPage publication={publication} title={t('erase.deadTitle')}>
        <p>{t('changeAddress.deadText')}</p>
        {toAccount}
      </ReaderPage>
    );
  const to = { publication: publication.name, email: maskEmail(change.newEmail), b: bold };
  const isOld = change.side === 'old';
  if (change.moved)
    return (
      <ReaderPage publication={publication} title={t('changeAddress.movedTitle')}>
        <p>{t.rich('changeAddress.movedText', to)}</p>
        {toAccount}
      </ReaderPage>
    );
  if (change.said)
    return (
      <ReaderPage publication={publication} title={t('changeAddress.saidTitle')}>
        <p>{isOld ? t.rich('changeAddress.saidOld', to) : t.rich('changeAddress.saidNew', to)}</p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={isOld ? t('changeAddress.titleOld') : t('changeAddress.titleNew')}>
      <p>{t.rich('changeAddress.text', to)}</p>
      <ActionForm action={confirmAddressAction} hidden={{ token }}>
        {isOld ? t('changeAddress.yesOld') : t('changeAddress.yesNew')}
      </ActionForm>
      <p className="text-muted">{t('changeAddress.notYours')}</p>
    </ReaderPage>
  );
}
