import type { ReactNode } from 'react';

/** One thing of a reader's account: what it is, how it stands, and what can be done about it. */
export function AccountPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid w-full gap-x-8 gap-y-3 border-t border-line py-7 sm:grid-cols-[9rem_1fr]">
      <h2 id={id} className="scroll-mt-4 font-display text-2xl leading-tight sm:pt-0.5 sm:text-xl">
        {title}
      </h2>
      <div className="flex min-w-0 flex-col items-start gap-4 font-sans text-base">{children}</div>
    </section>
  );
}
