import type { ReactNode } from 'react';
import { requestLanguage } from '@/lib/publications/request-publication';
import { Failing } from './failing';

/** Pages that are made for one reader. */
export default async function ReaderLayout({ children }: { children: ReactNode }) {
  return <Failing language={await requestLanguage()}>{children}</Failing>;
}
