import type { ReactNode } from 'react';
import { Failing } from '@/app/(reader)/failing';
import { readersLanguage } from './readers-publication';

/** What a signed-in reader gets in the place of the cached pages. */
export default async function ReadersLayout({ children }: { children: ReactNode }) {
  return <Failing language={await readersLanguage()}>{children}</Failing>;
}
