import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { SectionChoices } from '@/components/site/section-choices';
import { buttonClass } from '@/components/ui/button';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByToken } from '@/lib/subscribers/get-subscriber';
import { listSectionChoices } from '@/lib/subscribers/section-choices';
import { ReaderPage } from '../../reader-page';
import { chooseSectionsAction, resubscribeAction, unsubscribeAction } from '../actions';

export const metadata: Metadata = { title: 'Unsubscribe', robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ section?: string | string[] }> };

/** Opening the mailed link changes nothing; pressing a button does. Needs no sign-in. The mail of a section names it, so
 *  that its reader can leave that one and keep the rest. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
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
  if (subscriber.state === 'confirmed') {
    const sections = await listSectionChoices(publication.id, subscriber.id);
    const { section: named } = await searchParams;
    const section = sections.find(({ id, isWanted }) => id === named && isWanted);
    return (
      <ReaderPage publication={publication} title={`Unsubscribe from ${section?.name ?? publication.name}?`}>
        {section && (
          <>
            <p>
              {section.name} is one of the newsletters of {publication.name}. You can leave it alone and keep the rest.
            </p>
            <ActionForm action={chooseSectionsAction} hidden={{ token, shown: section.id }}>
              {`Unsubscribe from ${section.name} only`}
            </ActionForm>
            <p className="text-muted">Or have no more mail from {publication.name} at all.</p>
          </>
        )}
        {!section && <p>No more mail will come to {address}.</p>}
        <ActionForm action={unsubscribeAction} hidden={{ token }} look={section ? 'secondary' : 'primary'}>
          {section ? `Unsubscribe from all of ${publication.name}` : 'Unsubscribe'}
        </ActionForm>
        {sections.length > 0 && (
          <section aria-labelledby="choose" className="mt-4 w-full border-t border-line pt-6">
            <h2 id="choose" className="font-display text-2xl">
              Or choose what comes
            </h2>
            <p className="mt-1 mb-3 text-muted">Posts outside of these always come.</p>
            <SectionChoices action={chooseSectionsAction} choices={sections} hidden={{ token }} />
          </section>
        )}
      </ReaderPage>
    );
  }
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
