import type { ReactNode } from 'react';

/** Where nothing is yet: what will stand here, and the one step that begins it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-card border border-dashed border-line px-6 py-14 text-center">
      <p className="font-serif text-xl">{title}</p>
      {children && <p className="max-w-md text-sm leading-relaxed text-muted">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
