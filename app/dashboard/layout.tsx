import type { Viewport } from 'next';
import type { ReactNode } from 'react';

/** As the paper of app/globals.css. What readers see takes its publication's (components/site/theme-style.tsx). */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcf9' },
    { media: '(prefers-color-scheme: dark)', color: '#171512' },
  ],
};

export default function WritersLayout({ children }: { children: ReactNode }) {
  return children;
}
