import { type CSSProperties, useEffect, useRef, useState } from 'react';

type Size = { width: number; height: number };

/** How much room an element has, told anew whenever that changes; null until it was measured. */
export function useRoom() {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, []);
  return { room, size };
}

/** What the frame of a window so wide looks like where there is so much room: drawn smaller, and as much higher. */
export function frameStyle({ width, height }: Size, windowWidth: number, scheme: 'light' | 'dark'): CSSProperties {
  const scale = Math.min(1, width / windowWidth);
  return {
    width: windowWidth,
    height: height / scale,
    transform: `scale(${scale})`,
    transformOrigin: 'top left',
    colorScheme: scheme,
  };
}

export const FRAME_CLASS = 'absolute top-0 left-0 rounded-card border border-line bg-paper';
