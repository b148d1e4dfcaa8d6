'use client';

import { useEffect, useState } from 'react';
import { PreviewFrame } from './preview-frame';
import { ToggleGroup } from './toggle-group';

/** A colour that is dragged asks for a page only once it rests. */
const REST_MS = 250;
const WIDTHS = { desktop: 1280, phone: 390 };

const TITLES = { front: 'Your front page', welcome: 'Your welcome page' };

/** The front page or the welcome with what is chosen, in a frame. @param address of the page, with the theme in its query */
export function ThemePreview({ address }: { address: string }) {
  const [rested, setRested] = useState(address);
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop');
  const [page, setPage] = useState<'front' | 'welcome'>('front');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  useEffect(() => {
    const timer = setTimeout(() => setRested(address), REST_MS);
    return () => clearTimeout(timer);
  }, [address]);
  return (
    <section aria-label="Preview" className="flex flex-col xl:sticky xl:top-6 xl:h-[calc(100dvh-4rem)]">
      <div className="flex flex-wrap gap-3 px-4 pb-3">
        <ToggleGroup label="Page" value={page} onChange={setPage} options={{ front: 'Front page', welcome: 'Welcome' }} />
        <ToggleGroup label="Width" value={device} onChange={setDevice} options={{ desktop: 'Desktop', phone: 'Phone' }} />
        <ToggleGroup label="Colours" value={scheme} onChange={setScheme} options={{ light: 'Light', dark: 'Dark' }} />
      </div>
      <PreviewFrame
        key={`${device} ${page}`}
        title={TITLES[page]}
        width={WIDTHS[device]}
        scheme={scheme}
        src={`${rested}&scheme=${scheme}&page=${page}`}
      />
    </section>
  );
}
