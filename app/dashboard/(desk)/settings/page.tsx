import type { Metadata } from 'next';
import { SettingsForm } from '@/components/dashboard/settings-form';
import { TeamList } from '@/components/dashboard/team-list';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';
import { listTeam } from '@/lib/publications/list-team';
import { requireMember } from '@/lib/publications/require-member';
import { updatePublicationAction } from './actions';
import { languageOptions, timeZoneOptions } from './options';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { publication } = await requireMember('settings.change', '/dashboard/settings');
  const team = await listTeam(publication.id);
  const { name, description, language, timeZone, accent, senderName, replyTo, postalAddress, welcomeText } = publication;
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsForm
        action={updatePublicationAction}
        settings={{
          ...{ name, description, language, timeZone, accent, senderName, postalAddress, welcomeText },
          replyTo: replyTo ?? '',
        }}
        languages={languageOptions(language)}
        timeZones={timeZoneOptions(timeZone)}
        fromEmail={env().MAIL_FROM}
      />
      <TeamList members={team.map(({ name, email, role }) => ({ name: name ?? email, email, role }))} />
    </>
  );
}
