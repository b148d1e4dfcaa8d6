import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import { NoticePage } from '@/components/site/notice-page';
import type { Publication } from '@/lib/db/types';

/** A page of a publication that is made for one reader: it says one thing and offers the next step. */
export function ReaderPage({ publication, title, children }: { publication: Publication; title: string; children: ReactNode }) {
  const { name, description, language, accent } = publication;
  return (
    <Frame publication={{ name, description, language, accent }}>
      <NoticePage title={title}>{children}</NoticePage>
    </Frame>
  );
}
