import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActionForm } from '@/components/site/action-form';
import { SectionChoices } from '@/components/site/section-choices';
import { buttonClass } from '@/components/ui/button';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { formatDate } from '@/lib/format/dates';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByEmail } from '@/lib/subscribers/get-subscriber';
import { listSectionChoices } from '@/lib/subscribers/section-choices';
import { wordsFor } from '@/lib/words/words-for';
import { ReaderPage } from '../reader-page';
import { chooseSectionsAction, leaveAction, returnAction, signOutAction } from './actions';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

export default async function AccountPage() {
  const publication = await requestPublication('/account', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account');
  const t = wordsFor(publication.language);
  const { user, role } = signedIn;
  const subscriber = await getSubscriberByEmail(publication.id, user.email);
  const since = subscriber?.state === 'confirmed' ? subscriber.confirmedAt : null;
  const sections = since && subscriber ? await listSectionChoices(publication.id, subscriber.id) : [];
  return (
    <ReaderPage publication={publication} title="Your account">
      <dl className="grid w-full gap-x-6 font-sans text-base sm:grid-cols-[8rem_1fr]">
        <dt className="border-t border-line pt-4 text-sm text-muted sm:py-4">Address</dt>
        <dd className="pb-4 break-words sm:border-t sm:border-line sm:py-4">{user.email}</dd>
        <dt className="border-t border-line pt-4 text-sm text-muted sm:border-b sm:py-4">Mail</dt>
        <dd className="flex flex-col items-start gap-3 border-b border-line pb-5 sm:border-t sm:py-4">
          {since ? (
            <>
              <p>
                {publication.name} comes to your inbox, since {formatDate(since, publication)}.
              </p>
              <ActionForm action={leaveAction} look="secondary">
                Unsubscribe
              </ActionForm>
            </>
          ) : (
            <>
              <p>No mail from {publication.name} comes to you.</p>
              <ActionForm action={returnAction}>Subscribe</ActionForm>
            </>
          )}
        </dd>
        {sections.length > 0 && (
          <>
            <dt className="pt-4 text-sm text-muted sm:border-b sm:border-line sm:py-4">Newsletters</dt>
            <dd className="border-b border-line pb-5 sm:py-3">
              <SectionChoices
                action={chooseSectionsAction}
                choices={sections}
                legend={t('unsubscribe.newsletters')}
                save={t('form.save')}
              />
            </dd>
          </>
        )}
        <dt className="pt-4 text-sm text-muted sm:border-b sm:border-line sm:py-4">Payments</dt>
        <dd className="border-b border-line pb-5 sm:py-4">
          {subscriber?.tier === 'paid' && <p className="mb-1">You read everything.</p>}
          <a href="/account/payments" className="underline underline-offset-4 hover:text-accent">
            {subscriber?.tier === 'paid' ? 'Your plan and payments' : 'Plans and payments'}
          </a>
        </dd>
      </dl>
      <div className="flex flex-wrap items-start gap-3">
        {can(role, 'dashboard.see') && (
          <a href="/dashboard" className={`${buttonClass('primary')} font-sans`}>
            Open the dashboard
          </a>
        )}
        <ActionForm action={signOutAction} look="secondary">
          Sign out
        </ActionForm>
      </div>
    </ReaderPage>
  );
}
