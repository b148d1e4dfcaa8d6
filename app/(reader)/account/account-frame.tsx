import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import type { Publication } from '@/lib/db/types';
import { framed } from '../framed';

/** The frame of a signed-in reader's own pages. */
export async function AccountFrame({ publication, children }: { publication: Publication; children: ReactNode }) {
  return (
    <Frame publication={await framed(publication)} signedIn>
      {children}
    </Frame>
  );
}
