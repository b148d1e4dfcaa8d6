import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StartPublicationForm } from '@/components/dashboard/start-publication-form';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';
import { mayStartPublication } from '@/lib/install/may-start-publication';
import { hasNames } from '@/lib/install/start-publication';
import { requireMember } from '@/lib/publications/require-member';
import { startPublicationAction } from '../actions';

export const metadata: Metadata = { title: 'New publication' };

export default async function NewPublicationPage() {
  const { publication, user } = await requireMember('dashboard.see', '/dashboard/publications/new');
  if (!(await mayStartPublication(user.id)) || !hasNames()) notFound();
  return (
    <>
      <PageHeader title="New publication" back={{ label: 'Publications', href: '/dashboard/publications' }}>
        It begins empty, with readers and a team of its own. You are its owner.
      </PageHeader>
      <StartPublicationForm action={startPublicationAction} under={env().SITE_URL.hostname} timeZone={publication.timeZone} />
    </>
  );
}
