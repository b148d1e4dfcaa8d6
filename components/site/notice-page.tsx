import type { ReactNode } from 'react';

/** A page that says one thing and offers one next step: sent, confirmed, not found. */
export function NoticePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[34rem] px-5 py-16 sm:py-28">
      <h1 className="font-display text-[clamp(2.25rem,6vw,3.25rem)] leading-[1.06] tracking-[-0.02em] text-balance">{title}</h1>
      <div className="mt-5 flex flex-col items-start gap-5 font-serif text-lg leading-relaxed text-pretty [&_form]:font-sans">
        {children}
      </div>
    </div>
  );
}
