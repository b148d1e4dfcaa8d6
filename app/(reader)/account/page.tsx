import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccountPart } from '@/components/site/account-part';
import { ActionForm } from '@/components/site/action-form';
import { AddressForm } from '@/components/site/address-form';
import { PauseForm } from '@/components/site/pause-form';
import { PrivateFeeds } from '@/components/site/private-feeds';
import { SectionChoices } from '@/components/site/section-choices';
import { WidePage } from '@/components/site/wide-page';
import { buttonClass } from '@/components/ui/button';
import { can } from '@/lib/auth/can';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getWaitingChange } from '@/lib/billing/address/request-address-change';
import { getPrivateFeed, privateFeedUrl } from '@/lib/billing/private-feed/private-feed';
import type { Publication } from '@/lib/db/types';
import { formatDate } from '@/lib/format/dates';
import { localTime } from '@/lib/format/zoned-time';
import { getPodcast } from '@/lib/posts/podcast/podcast';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByEmail, type SubscriberDetails } from '@/lib/subscribers/get-subscriber';
import { listSectionChoices } from '@/lib/subscribers/section-choices';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../reader-head';
import { AccountFrame } from './account-frame';
import {
  changeAddressAction,
  chooseSectionsAction,
  dropAddressChangeAction,
  endFeedAction,
  leaveAction,
  pauseAction,
  renewFeedAction,
  requestErasureAction,
  resumeAction,
  returnAction,
  signOutAction,
} from './actions';

export const generateMetadata = readerHead((t) => t('account.title'));

const DAY_MS = 86_400_000;
const bold = (words: ReactNode) => <strong className="font-semibold">{words}</strong>;

function MailPart({ publication, reader }: { publication: Publication; reader: SubscriberDetails | null }) {
  const t = wordsFor(publication.language);
  const since = reader?.state === 'confirmed' ? reader.confirmedAt : null;
  if (!since || !reader)
    return (
      <AccountPart id="mail" title={t('account.mail')}>
        <p>{t('account.noMail', { publication: publication.name })}</p>
        <ActionForm action={returnAction}>{t('account.subscribe')}</ActionForm>
      </AccountPart>
    );
  const now = new Date();
  const day = (days: number) => localTime(new Date(now.getTime() + days * DAY_MS), publication.timeZone).slice(0, 10);
  const pausedUntil = reader.pausedUntil && reader.pausedUntil > now ? reader.pausedUntil : null;
  return (
    <AccountPart id="mail" title={t('account.mail')}>
      {pausedUntil ? (
        <>
          <p>{t.rich('account.paused', { date: formatDate(pausedUntil, publication), b: bold })}</p>
          <ActionForm action={resumeAction}>{t('account.resume')}</ActionForm>
        </>
      ) : (
        <>
          <p>{t('account.since', { publication: publication.name, date: formatDate(since, publication) })}</p>
          <PauseForm
            action={pauseAction}
            days={{ first: day(1), last: day(365) }}
            lengths={[
              { value: '2-weeks', label: t('account.twoWeeks') },
              { value: '1-month', label: t('account.month') },
              { value: '3-months', label: t('account.threeMonths') },
              { value: 'date', label: t('account.untilDay') },
            ]}
            words={{
              open: t('account.pause'),
              howLong: t('account.howLong'),
              day: t('account.day'),
              dayHint: t('account.dayHint'),
              button: t('account.pauseButton'),
            }}
          />
        </>
      )}
      <ActionForm action={leaveAction} look="secondary">
        {t('account.unsubscribe')}
      </ActionForm>
    </AccountPart>
  );
}

/** The addresses of a reader's own feeds. */
async function FeedsPart({ publication, reader }: { publication: Publication; reader: SubscriberDetails }) {
  const t = wordsFor(publication.language);
  const feed = await getPrivateFeed(publication.id, reader.id);
  if (!feed && reader.tier !== 'paid') return null;
  const podcast = feed && (await getPodcast(publication.id));
  const feeds = feed && [
    { name: t('account.feedReader'), url: privateFeedUrl(publication, feed.id, 'feed.xml') },
    ...(podcast ? [{ name: t('account.podcastPlayer'), url: privateFeedUrl(publication, feed.id, 'podcast.xml') }] : []),
  ];
  return (
    <AccountPart id="feeds" title={t('account.feeds')}>
      <PrivateFeeds
        feeds={feeds ?? []}
        words={{
          intro: t('account.feedsText'),
          secret: t('account.feedsSecret'),
          make: t('account.feedsMake'),
          renew: t('account.feedsRenew'),
          end: t('account.feedsEnd'),
        }}
        renew={renewFeedAction}
        end={endFeedAction}
      />
    </AccountPart>
  );
}

/** The address, and a change of it that waits for a yes. */
async function AddressPart({
  publication,
  reader,
  inTeam,
  children,
}: {
  publication: Publication;
  reader: SubscriberDetails;
  inTeam: boolean;
  children: ReactNode;
}) {
  const t = wordsFor(publication.language);
  const waiting = await getWaitingChange(publication.id, reader.id);
  const to = waiting?.newEmail ?? '';
  const waits = waiting?.oldConfirmedAt
    ? t('account.waitsNew', { to })
    : waiting?.newConfirmedAt
      ? t('account.waitsOld')
      : t('account.waitsBoth', { to });
  return (
    <AccountPart id="address" title={t('account.address')}>
      <p className="max-w-full break-words">{reader.email}</p>
      {waiting && (
        <>
          <p className="max-w-full break-words text-muted">{waits}</p>
          <ActionForm action={dropAddressChangeAction} look="secondary">
            {t('account.keepAddress')}
          </ActionForm>
        </>
      )}
      {!waiting && !inTeam && (
        <AddressForm
          action={changeAddressAction}
          words={{
            open: t('account.changeAddress'),
            field: t('account.newAddress'),
            hint: t('account.newAddressHint'),
            button: t('account.mailLinks'),
          }}
        />
      )}
      {children}
    </AccountPart>
  );
}

/** What of a publication is one reader's own, each thing a part of its own. */
export default async function AccountPage() {
  const publication = await requestPublication('/account', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account');
  const t = wordsFor(publication.language);
  const { user, role } = signedIn;
  const reader = await getSubscriberByEmail(publication.id, user.email);
  const sections = reader?.state === 'confirmed' ? await listSectionChoices(publication.id, reader.id) : [];
  const isPaid = reader?.tier === 'paid';
  const ways = (
    <div className="flex flex-wrap items-start gap-3">
      {can(role, 'dashboard.see') && (
        <a href="/dashboard" className={buttonClass('primary')}>
          {t('account.dashboard')}
        </a>
      )}
      <ActionForm action={signOutAction} look="secondary">
        {t('account.signOut')}
      </ActionForm>
    </div>
  );
  return (
    <AccountFrame publication={publication}>
      <WidePage title={t('account.title')}>
        <div className="w-full border-b border-line">
          {reader ? (
            <AddressPart publication={publication} reader={reader} inTeam={role !== null}>
              {ways}
            </AddressPart>
          ) : (
            <AccountPart id="address" title={t('account.address')}>
              <p className="max-w-full break-words">{user.email}</p>
              {ways}
            </AccountPart>
          )}
          <MailPart publication={publication} reader={reader} />
          {sections.length > 0 && (
            <AccountPart id="newsletters" title={t('unsubscribe.newsletters')}>
              <SectionChoices
                action={chooseSectionsAction}
                choices={sections}
                legend={t('unsubscribe.newsletters')}
                save={t('form.save')}
              />
            </AccountPart>
          )}
          <AccountPart id="payments" title={t('account.payments')}>
            {isPaid && <p>{t('account.readsEverything')}</p>}
            <a href="/account/payments" className="underline underline-offset-4 hover:text-accent">
              {isPaid ? t('account.plan') : t('account.plans')}
            </a>
          </AccountPart>
          {reader && <FeedsPart publication={publication} reader={reader} />}
          <AccountPart id="profile" title={t('comments.profile')}>
            <a href="/account/profile" className="underline underline-offset-4 hover:text-accent">
              {t('comments.profileLink')}
            </a>
          </AccountPart>
          {reader && (
            <AccountPart id="data" title={t('account.data')}>
              <p>{t('account.dataText', { publication: publication.name })}</p>
              <a href="/account/data" download className={buttonClass('secondary')}>
                {t('account.saveCopy')}
              </a>
              <p>{t('account.eraseText')}</p>
              <ActionForm action={requestErasureAction} look="danger">
                {t('account.erase')}
              </ActionForm>
            </AccountPart>
          )}
        </div>
      </WidePage>
    </AccountFrame>
  );
}
