import type { ReactNode } from 'react';

/** A page of a choice: a title over what there is to choose from. */
export function WidePage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[46rem] px-5 py-14 sm:py-20">
      <h1 className="font-display text-[clamp(2.25rem,6vw,3.25rem)] leading-[1.06] tracking-[-0.02em] text-balance">{title}</h1>
      {lead && <div className="mt-4 font-serif text-lg leading-relaxed text-pretty text-muted">{lead}</div>}
      <div className="mt-8 flex flex-col items-start gap-6">{children}</div>
    </div>
  );
}
