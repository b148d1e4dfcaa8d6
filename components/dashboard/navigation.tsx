'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon, type IconName } from '@/components/ui/icon';

export type NavigationItem = {
  label: string;
  /** Where there is room for seven letters */
  short?: string;
  href: string;
  icon: IconName;
};

const isCurrent = (path: string, href: string) => (href === '/dashboard' ? path === href : path.startsWith(href));

/** The rooms of the dashboard: a column on a desktop, a bar under the thumb on a phone. */
export function Navigation({ items, bar = false }: { items: NavigationItem[]; bar?: boolean }) {
  const path = usePathname();
  return (
    <nav aria-label="Dashboard">
      <ul className={bar ? 'flex' : 'flex flex-col gap-1'}>
        {items.map(({ label, short = label, href, icon }) => (
          <li key={href} className={bar ? 'min-w-0 flex-1' : ''}>
            <Link
              href={href}
              aria-current={isCurrent(path, href) ? 'page' : undefined}
              className={
                bar
                  ? 'flex min-h-14 flex-col items-center justify-center gap-0.5 px-px text-[0.625rem] tracking-tight text-muted aria-[current=page]:text-accent'
                  : 'flex min-h-10 items-center gap-3 rounded-control px-3 text-sm text-muted hover:bg-line/50 hover:text-ink aria-[current=page]:bg-line/70 aria-[current=page]:font-medium aria-[current=page]:text-ink'
              }
            >
              <Icon name={icon} />
              {bar ? <span className="max-w-full truncate">{short}</span> : label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
