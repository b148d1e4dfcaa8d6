import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
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

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

const DAY_MS = 86_400_000;

const FEED_WORDS = {
  intro: 'Read and hear everything in a feed reader or a podcast player, by addresses of your own.',
  secret: 'These addresses are yours alone: whoever has one reads what you may read. Paste one into your player.',
  make: 'Make my feeds',
  renew: 'Make new addresses',
  end: 'Switch off',
};

const feedsOf = (publication: Publication, feedId: string, hasPodcast: boolean) => [
  { name: 'For a feed reader', url: privateFeedUrl(publication, feedId, 'feed.xml') },
  ...(hasPodcast ? [{ name: 'For a podcast player', url: privateFeedUrl(publication, feedId, 'podcast.xml') }] : []),
];

function MailPart({ publication, reader }: { publication: Publication; reader: SubscriberDetails | null }) {
  const since = reader?.state === 'confirmed' ? reader.confirmedAt : null;
  if (!since || !reader)
    return (
      <AccountPart id="mail" title="Mail">
        <p>No mail from {publication.name} comes to you.</p>
        <ActionForm action={returnAction}>Subscribe</ActionForm>
      </AccountPart>
    );
  const now = new Date();
  const day = (days: number) => localTime(new Date(now.getTime() + days * DAY_MS), publication.timeZone).slice(0, 10);
  const pausedUntil = reader.pausedUntil && reader.pausedUntil > now ? reader.pausedUntil : null;
  return (
    <AccountPart id="mail" title="Mail">
      {pausedUntil ? (
        <>
          <p>
            Paused. Mail comes again by itself on{' '}
            <strong className="font-semibold">{formatDate(pausedUntil, publication)}</strong>.
          </p>
          <ActionForm action={resumeAction}>Resume now</ActionForm>
        </>
      ) : (
        <>
          <p>
            {publication.name} comes to your inbox, since {formatDate(since, publication)}.
          </p>
          <PauseForm action={pauseAction} days={{ first: day(1), last: day(365) }} />
        </>
      )}
      <ActionForm action={leaveAction} look="secondary">
        Unsubscribe
      </ActionForm>
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
  const feed = reader && (await getPrivateFeed(publication.id, reader.id));
  const podcast = feed && (await getPodcast(publication.id));
  const waiting = reader && (await getWaitingChange(publication.id, reader.id));
  return (
    <AccountFrame publication={publication}>
      <WidePage title="Your account">
        <div className="w-full border-b border-line">
          <AccountPart id="address" title="Address">
            <p className="max-w-full break-words">{reader?.email ?? user.email}</p>
            {waiting && (
              <>
                <p className="max-w-full break-words text-muted">
                  {waiting.oldConfirmedAt || waiting.newConfirmedAt
                    ? `Waits for the yes of ${waiting.oldConfirmedAt ? waiting.newEmail : 'this address'}: look for our mail there.`
                    : `Changes to ${waiting.newEmail} once both addresses have said yes: look for our mail in both.`}
                </p>
                <ActionForm action={dropAddressChangeAction} look="secondary">
                  Keep this address
                </ActionForm>
              </>
            )}
            {reader && !waiting && role === null && <AddressForm action={changeAddressAction} />}
            <div className="flex flex-wrap items-start gap-3">
              {can(role, 'dashboard.see') && (
                <a href="/dashboard" className={buttonClass('primary')}>
                  Open the dashboard
                </a>
              )}
              <ActionForm action={signOutAction} look="secondary">
                Sign out
              </ActionForm>
            </div>
          </AccountPart>
          <MailPart publication={publication} reader={reader} />
          {sections.length > 0 && (
            <AccountPart id="newsletters" title="Newsletters">
              <SectionChoices
                action={chooseSectionsAction}
                choices={sections}
                legend={t('unsubscribe.newsletters')}
                save={t('form.save')}
              />
            </AccountPart>
          )}
          <AccountPart id="payments" title="Payments">
            {reader?.tier === 'paid' && <p>You read everything.</p>}
            <a href="/account/payments" className="underline underline-offset-4 hover:text-accent">
              {reader?.tier === 'paid' ? 'Your plan and payments' : 'Plans and payments'}
            </a>
          </AccountPart>
          {reader && (feed || reader.tier === 'paid') && (
            <AccountPart id="feeds" title="Feeds">
              <PrivateFeeds
                feeds={feed ? feedsOf(publication, feed.id, podcast !== null) : []}
                words={FEED_WORDS}
                renew={renewFeedAction}
                end={endFeedAction}
              />
            </AccountPart>
          )}
          <AccountPart id="profile" title="Profile">
            <a href="/account/profile" className="underline underline-offset-4 hover:text-accent">
              {t('comments.profileLink')}
            </a>
          </AccountPart>
          {reader && (
            <AccountPart id="data" title="Your data">
              <p>All that {publication.name} knows of you, to keep: your choices, what was mailed to you, what you paid.</p>
              <a href="/account/data" download className={buttonClass('secondary')}>
                Save a copy
              </a>
              <p>It can also be erased for good. We mail you a link first, so that nobody else does it.</p>
              <ActionForm action={requestErasureAction} look="danger">
                Erase everything about me
              </ActionForm>
            </AccountPart>
          )}
        </div>
      </WidePage>
    </AccountFrame>
  );
}
