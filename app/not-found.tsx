import type { Metadata } from 'next';
import { MissingAlone } from '@/components/site/missing';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return <MissingAlone />;
}
