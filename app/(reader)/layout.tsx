import type { ReactNode } from 'react';
import { Failing } from './failing';

/** Pages that are made for one reader. */
export default function ReaderLayout({ children }: { children: ReactNode }) {
  return <Failing>{children}</Failing>;
}
