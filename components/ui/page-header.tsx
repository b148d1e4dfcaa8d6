import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from './icon';

type Props = { title: string; children?: ReactNode; action?: ReactNode; back?: { label: string; href: string } };

/** Longer ones stand alone on a phone, what can be done below them. */
const LONG_TITLE = 18;
/** Longer ones may not be whole in four lines. */
const CLAMPED_TITLE = 80;

/** The head of a page: where one came from, what it is, a line about it, its main act. */
export function PageHeader({ title, children, action, back }: Props) {
  const isLong = title.length > LONG_TITLE;
  return (
    <header className="mb-8">
      {back && (
        <Link href={back.href} className="mb-3 -ml-1 inline-flex min-h-9 items-center gap-1 text-sm text-muted hover:text-ink">
          <Icon name="back" className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1
          title={title.length > CLAMPED_TITLE ? title : undefined}
          className={`line-clamp-4 min-w-0 grow font-serif text-3xl leading-tight font-medium text-balance ${isLong ? 'basis-full sm:basis-36' : 'basis-36'}`}
        >
          {title}
        </h1>
        {action && <div className={isLong ? 'max-sm:order-1 max-sm:mt-2' : ''}>{action}</div>}
        {children && (
          // Always on a line of its own: narrowed itself, it would move up beside a short title.
          <div className="basis-full">
            <div className="text-sm leading-relaxed text-muted sm:max-w-[75%]">{children}</div>
          </div>
        )}
      </div>
    </header>
  );
}
