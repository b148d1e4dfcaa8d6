import type { Metadata } from 'next';
import Link from 'next/link';
import { SegmentList } from '@/components/dashboard/segment-list';
import { ruleWords } from '@/components/dashboard/segment-words';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/can';
import { requireMember } from '@/lib/publications/require-member';
import { countSegment, listSegments } from '@/lib/subscribers/list-segments';
import { SOURCE_WORDS } from '../words';
import { deleteSegmentAction } from './actions';

export const metadata: Metadata = { title: 'Segments' };

const PATH = '/dashboard/subscribers/segments';

export default async function SegmentsPage() {
  const { publication, role } = await requireMember('subscribers.see', PATH);
  const mayChange = can(role, 'subscribers.change');
  const segments = await listSegments(publication.id);
  const counts = await Promise.all(segments.map(({ rule }) => countSegment(publication.id, rule)));
  const make = mayChange && (
    <Link href={`${PATH}/new`} className={buttonClass()}>
      New segment
    </Link>
  );
  return (
    <>
      <PageHeader
        title="Segments"
        back={{ label: 'Subscribers', href: '/dashboard/subscribers' }}
        action={segments.length > 0 && make}
      >
        Rules over your readers. When you publish, you can mail a post to those who meet one.
      </PageHeader>
      {segments.length === 0 ? (
        <EmptyState title="No segments yet" action={make}>
          Say who is meant: who pays, who came lately, who has opened nothing for a while. Who meets the rule is looked up anew
          each time.
        </EmptyState>
      ) : (
        <SegmentList
          mayChange={mayChange}
          deleteAction={deleteSegmentAction}
          segments={segments.map(({ id, name, rule }, position) => ({
            ...{ id, name, words: ruleWords(rule, SOURCE_WORDS) },
            readers: (counts[position]?.free ?? 0) + (counts[position]?.paid ?? 0),
          }))}
        />
      )}
    </>
  );
}
