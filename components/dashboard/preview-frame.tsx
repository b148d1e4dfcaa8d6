'use client';

import { useEffect, useRef, useState } from 'react';

type Props = {
  title: string;
  /** Of the window it is shown in, in CSS pixels; drawn smaller where there is less room */
  width: number;
  scheme: 'light' | 'dark';
} & ({ src: string; html?: undefined } | { html: string; src?: undefined });

/** A page or a mail in a window of its own: no script runs in it, no form is sent, and it can reach nothing of ours. */
export function PreviewFrame({ title, width, scheme, src, html }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, []);
  const scale = size ? Math.min(1, size.width / width) : 1;
  return (
    <div className="min-h-[32rem] flex-1 px-4 pb-6">
      <div ref={room} className="relative mx-auto h-full min-h-[32rem] overflow-hidden" style={{ maxWidth: width }}>
        {size && (
          <iframe
            title={title}
            {...(src === undefined ? { srcDoc: html } : { src })}
            sandbox=""
            className="absolute top-0 left-0 rounded-card border border-line bg-paper"
            style={{
              width,
              height: size.height / scale,
              transform: `scale(${scale})`,
              transformOrigin: 'top left',
              colorScheme: scheme,
            }}
          />
        )}
      </div>
    </div>
  );
}
