import type { ReactNode } from 'react';
import { Failing } from '@/app/(reader)/failing';

/** What a signed-in reader gets in the place of the cached pages. */
export default function ReadersLayout({ children }: { children: ReactNode }) {
  return <Failing>{children}</Failing>;
}
