import type { ReactNode } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { SectionChoices } from '@/components/site/section-choices';
import { buttonClass } from '@/components/ui/button';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByToken } from '@/lib/subscribers/get-subscriber';
import { listSectionChoices } from '@/lib/subscribers/section-choices';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { chooseSectionsAction, resubscribeAction, unsubscribeAction } from '../actions';

export const generateMetadata = readerHead((t) => t('unsubscribe.head'));

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ section?: string | string[] }> };

/** Opening the mailed link changes nothing; pressing a button does. Needs no sign-in. The mail of a section names it, so
 *  that its reader can leave that one and keep the rest. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { token } = await params;
  const publication = await requestPublication(`/unsubscribe/${encodeURIComponent(token)}`, 'held');
  const t = wordsFor(publication.language);
  const name = publication.name;
  const subscriber = await getSubscriberByToken(publication.id, token);
  if (!subscriber)
    return (
      <ReaderPage publication={publication} title={t('unsubscribe.nobodyTitle')} plain>
        <p>{t('unsubscribe.nobodyText', { publication: name })}</p>
      </ReaderPage>
    );
  const address = {
    email: maskEmail(subscriber.email),
    b: (words: ReactNode) => <strong className="font-semibold break-words">{words}</strong>,
  };
  if (subscriber.state === 'confirmed') {
    const sections = await listSectionChoices(publication.id, subscriber.id);
    const { section: named } = await searchParams;
    const section = sections.find(({ id, isWanted }) => id === named && isWanted);
    // Left already, by this page or by the button of a mail program.
    const left = sections.find(({ id, isWanted }) => id === named && !isWanted);
    return (
      <ReaderPage
        publication={publication}
        title={
          left ? t('unsubscribe.leftTitle', { section: left.name }) : t('unsubscribe.title', { name: section?.name ?? name })
        }
        plain
      >
        {section && (
          <>
            <p>{t('unsubscribe.isOneOf', { section: section.name, publication: name })}</p>
            <ActionForm action={chooseSectionsAction} hidden={{ token, shown: section.id }}>
              {t('unsubscribe.only', { section: section.name })}
            </ActionForm>
            <p className="text-muted">{t('unsubscribe.orAll', { publication: name })}</p>
          </>
        )}
        {left && <p>{t('unsubscribe.leftText', { section: left.name, publication: name })}</p>}
        {!section && !left && <p>{t.rich('unsubscribe.noMore', address)}</p>}
        <ActionForm action={unsubscribeAction} hidden={{ token }} look={section || left ? 'secondary' : 'primary'}>
          {section || left ? t('unsubscribe.all', { publication: name }) : t('unsubscribe.button')}
        </ActionForm>
        {sections.length > 0 && (
          <section aria-labelledby="choose" className="mt-4 w-full border-t border-line pt-6">
            <h2 id="choose" className="font-display text-2xl">
              {t('unsubscribe.choose')}
            </h2>
            <p className="mt-1 mb-3 text-muted">{t('unsubscribe.always')}</p>
            <SectionChoices
              action={chooseSectionsAction}
              choices={sections}
              hidden={{ token }}
              legend={t('unsubscribe.newsletters')}
              save={t('form.save')}
            />
          </section>
        )}
      </ReaderPage>
    );
  }
  return (
    <ReaderPage publication={publication} title={t('unsubscribe.doneTitle')} plain>
      <p>{t.rich('unsubscribe.doneText', address)}</p>
      {subscriber.endReason === 'reader' && subscriber.state === 'ended' ? (
        <>
          <p className="text-muted">{t('unsubscribe.mistake')}</p>
          <ActionForm action={resubscribeAction} hidden={{ token }} look="secondary">
            {t('unsubscribe.again')}
          </ActionForm>
        </>
      ) : (
        <a href="/subscribe" className={`${buttonClass('secondary')} font-sans`}>
          {t('unsubscribe.again')}
        </a>
      )}
    </ReaderPage>
  );
}
