import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { SegmentForm } from '@/components/dashboard/segment-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireMember } from '@/lib/publications/require-member';
import { getSegment } from '@/lib/subscribers/list-segments';
import { listSources } from '@/lib/subscribers/list-sources';
import { SOURCE_WORDS } from '../../words';
import { countSegmentAction, saveSegmentAction } from '../actions';

export const metadata: Metadata = { title: 'Segment' };

const PATH = '/dashboard/subscribers/segments';

/** Changes a segment, or makes one at the address /new. */
export default async function SegmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { publication } = await requireMember('subscribers.change', PATH);
  const asked = (await params).id;
  const id = z.uuid().safeParse(asked);
  const segment = id.success ? await getSegment(publication.id, id.data) : null;
  if (!segment && asked !== 'new') notFound();
  const sources = await listSources(publication.id);
  return (
    <>
      <PageHeader title={segment ? segment.name : 'New segment'} back={{ label: 'Segments', href: PATH }} />
      <SegmentForm
        action={saveSegmentAction}
        countAction={countSegmentAction}
        segment={segment}
        sources={sources.map((value) => ({ value, label: SOURCE_WORDS[value] ?? value }))}
        backHref={PATH}
      />
    </>
  );
}
