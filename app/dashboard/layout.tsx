import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { requireMember } from '@/lib/publications/require-member';

/** As the paper of app/globals.css. What readers see takes its publication's (components/site/theme-style.tsx). */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcf9' },
    { media: '(prefers-color-scheme: dark)', color: '#171512' },
  ],
};

/** A template holds for the segments below its own, so it stands here and not beside the pages it names. */
export async function generateMetadata(): Promise<Metadata> {
  const { publication } = await requireMember('dashboard.see');
  return { title: { template: `%s · ${publication.name}`, default: publication.name }, robots: { index: false } };
}

export default function WritersLayout({ children }: { children: ReactNode }) {
  return children;
}
