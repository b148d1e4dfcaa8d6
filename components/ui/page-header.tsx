import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from './icon';

type Props = { title: string; children?: ReactNode; action?: ReactNode; back?: { label: string; href: string } };

/** The head of a page: where one came from, what it is, a line about it, its main act. */
export function PageHeader({ title, children, action, back }: Props) {
  return (
    <header className="mb-8">
      {back && (
        <Link href={back.href} className="mb-3 -ml-1 inline-flex min-h-9 items-center gap-1 text-sm text-muted hover:text-ink">
          <Icon name="back" className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 grow basis-36">
          <h1 className="font-serif text-3xl leading-tight font-medium text-balance break-words">{title}</h1>
          {children && <div className="mt-2 text-sm leading-relaxed text-muted">{children}</div>}
        </div>
        {action}
      </div>
    </header>
  );
}
