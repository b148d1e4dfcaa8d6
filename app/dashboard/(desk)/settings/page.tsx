import type { Metadata } from 'next';
import Link from 'next/link';
import { CountReading } from '@/components/dashboard/count-reading';
import { SettingsForm } from '@/components/dashboard/settings-form';
import { TeamList } from '@/components/dashboard/team-list';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/can';
import { env } from '@/lib/env';

import { getCustomDomain } from '@/lib/publications/custom-domain/get-custom-domain';
import { listTeam } from '@/lib/publications/list-team';
import { requireMember } from '@/lib/publications/require-member';
import { sendingIdentity } from '@/lib/publications/sending-domain/sending-identity';
import { setCountsReadingAction, updatePublicationAction } from './actions';
import { languageOptions, timeZoneOptions } from './options';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { publication, role } = await requireMember('settings.change', '/dashboard/settings');
  const [team, custom] = await Promise.all([listTeam(publication.id), getCustomDomain(publication.id)]);
  const { fromEmail } = await sendingIdentity(publication);
  const { name, description, language, timeZone, senderName, replyTo, postalAddress, welcomeText } = publication;
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsForm
        action={updatePublicationAction}
        settings={{
          ...{ name, description, language, timeZone, senderName, postalAddress, welcomeText },
          replyTo: replyTo ?? '',
          llmsTxt: publication.llmsTxt ? 'yes' : 'no',
        }}
        languages={languageOptions(language)}
        timeZones={timeZoneOptions(timeZone)}
        fromEmail={fromEmail}
      />
      <section
        aria-labelledby="settings-domain"
        className="mt-10 grid gap-6 border-t border-line pt-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-10"
      >
        <h2 id="settings-domain" className="font-semibold">
          Address
        </h2>
        <p className="text-sm leading-relaxed wrap-anywhere text-muted">
          Your publication stands at {publication.host}.{' '}
          <Link href="/dashboard/settings/domain" className="text-accent underline underline-offset-4">
            {custom ? `See the domain ${custom.domain}` : 'Use a domain of your own'}
          </Link>
        </p>
      </section>
      <section
        aria-labelledby="settings-sending"
        className="mt-10 grid gap-6 border-t border-line pt-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-10"
      >
        <h2 id="settings-sending" className="font-semibold">
          Sending domain
        </h2>
        <p className="text-sm leading-relaxed text-muted">
          Your mail is sent from {fromEmail}.{' '}
          <Link href="/dashboard/settings/sending" className="text-accent underline underline-offset-4">
            {fromEmail === env().MAIL_FROM ? 'Send under a domain of your own' : 'See its DNS records'}
          </Link>
        </p>
      </section>
      <section
        aria-labelledby="settings-mail-servers"
        className="mt-10 grid gap-6 border-t border-line pt-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-10"
      >
        <h2 id="settings-mail-servers" className="font-semibold">
          Mail servers
        </h2>
        <p className="text-sm leading-relaxed text-muted">
          {publication.issueTransportId
            ? 'Your posts leave by a mail server of your own.'
            : 'Your mail leaves by the install’s mail server.'}{' '}
          <Link href="/dashboard/settings/mail-servers" className="text-accent underline underline-offset-4">
            Choose and test mail servers
          </Link>
        </p>
      </section>
      <section
        aria-labelledby="settings-reading"
        className="mt-10 grid gap-6 border-t border-line pt-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-10"
      >
        <h2 id="settings-reading" className="font-semibold">
          Opens and clicks
        </h2>
        <CountReading isCounted={publication.countsReading} action={setCountsReadingAction} />
      </section>
      <TeamList members={team.map(({ name, email, role: given }) => ({ name: name ?? email, email, role: given }))} />
      {can(role, 'publication.delete') && (
        <p className="mt-10 border-t border-line pt-8 text-sm">
          <Link href="/dashboard/settings/delete" className="text-bad underline underline-offset-4">
            Delete this publication
          </Link>
        </p>
      )}
    </>
  );
}
