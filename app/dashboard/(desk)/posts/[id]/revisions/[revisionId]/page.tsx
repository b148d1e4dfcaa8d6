import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import { RevisionDiff } from '@/components/dashboard/revision-diff';
import { REASON_WORDS } from '@/components/dashboard/revision-words';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { formatDateTime } from '@/lib/format/dates';
import { getRevision } from '@/lib/posts/get-revision';
import { getShown } from '@/lib/posts/get-shown';
import { restoreRevisionAction } from '../actions';

export const metadata: Metadata = { title: 'Earlier version' };

const Query = z.object({ with: z.enum(['before', 'now']).optional().catch(undefined) });
const NOTHING = { title: '', subtitle: '', document: { type: 'doc' as const, content: [] } };

type Props = {
  params: Promise<{ id: string; revisionId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

/** One earlier state: what it changed, or what has changed since. */
export default async function RevisionPage({ params, searchParams }: Props) {
  const { id, revisionId } = await params;
  const { publication, post } = await requirePost('edit', id);
  const revision = z.uuid().safeParse(revisionId).success ? await getRevision(publication.id, post.id, revisionId) : null;
  if (!revision) notFound();
  const compared = Query.parse(await searchParams).with ?? 'before';
  const [before, after] = compared === 'now' ? [revision, post] : [revision.before ?? NOTHING, revision];
  const shown = await getShown(publication.id, [before.document, after.document], { forWriters: true });
  const path = `/dashboard/posts/${post.id}/revisions`;
  return (
    <>
      <PageHeader
        title={formatDateTime(revision.at, { language: 'en', timeZone: publication.timeZone })}
        back={{ label: 'All versions', href: path }}
        action={
          <ConfirmButton
            title="Bring this version back?"
            question="The post becomes what it was then. What it is now is kept among the versions, so you can go back to it. Readers see nothing of it until you publish or update the page."
            confirm="Restore"
            action={restoreRevisionAction}
            values={{ postId: post.id, revisionId: revision.id }}
          >
            Restore this version
          </ConfirmButton>
        }
      >
        {[revision.savedBy && `Saved by ${revision.savedBy}`, REASON_WORDS[revision.reason]?.sentence].filter(Boolean).join('. ')}
      </PageHeader>
      <div className="mb-8">
        <Tabs
          label="Compared with"
          tabs={[
            { label: 'What it changed', href: `${path}/${revision.id}`, current: compared === 'before' },
            { label: 'What changed since', href: `${path}/${revision.id}?with=now`, current: compared === 'now' },
          ]}
        />
      </div>
      <RevisionDiff language={publication.language} before={before} after={after} {...shown} />
    </>
  );
}
