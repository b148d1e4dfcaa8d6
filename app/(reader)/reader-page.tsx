import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import { NoticePage } from '@/components/site/notice-page';
import type { Publication } from '@/lib/db/types';
import { framed } from './framed';

type Props = { publication: Publication; title: string; signedIn?: boolean; plain?: boolean; children: ReactNode };

/** A page of a publication that is made for one reader: it says one thing and offers the next step.
 *  @param plain its forms are sent as plain forms, and nothing else on it needs React in the browser. */
export async function ReaderPage({ publication, title, signedIn, plain, children }: Props) {
  return (
    <Frame publication={await framed(publication)} signedIn={signedIn} plain={plain}>
      <NoticePage title={title}>{children}</NoticePage>
      {plain && <script src="/press-once.js" async />}
    </Frame>
  );
}
