'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';

type Tab = { label: string; href: string; current: boolean; count?: string };

/** Views of one list, each with an address of its own: they work without JavaScript and with the Back button. Where they are
 *  wider than a phone, they begin at the one that is shown. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const row = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is shown
  useEffect(() => {
    const shown = row.current?.querySelector<HTMLElement>('[aria-current]');
    // scrollIntoView() would move the page as well.
    if (row.current && shown) row.current.scrollLeft = shown.offsetLeft - (row.current.clientWidth - shown.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className="relative -mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-6">
        {tabs.map(({ label, href, current, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 border-b-2 border-transparent text-sm whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {label}
              {count !== undefined && <span className="text-muted tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
