import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { fontClasses } from './fonts/fonts';
import './globals.css';

export const metadata: Metadata = { title: 'Courant' };
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontClasses}>
      <body>{children}</body>
    </html>
  );
}
