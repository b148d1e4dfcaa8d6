import type { Metadata } from 'next';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';

export const metadata: Metadata = { title: 'Erased', robots: { index: false } };

export default async function ErasedPage() {
  const publication = await requestPublication('/erase/done', 'held');
  return (
    <ReaderPage publication={publication} title="You are forgotten">
      <p>Nothing about you is left, and no mail will come. Thank you for having read {publication.name}.</p>
      <p className="text-muted">If you ever want to come back, subscribe as anybody does.</p>
    </ReaderPage>
  );
}
