import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

export type Step = { title: string; text: string; done: boolean; action: ReactNode };

/** What to do on the first day, in an order that leads. A step that is done stays, so that one sees the way. */
export function FirstSteps({ steps }: { steps: Step[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {steps.map(({ title, text, done, action }, at) => (
        <li key={title} className="flex flex-wrap items-center gap-x-5 gap-y-3 py-5 sm:flex-nowrap">
          <span
            aria-hidden
            className={`flex size-8 shrink-0 items-center justify-center rounded-full border text-sm ${done ? 'border-good text-good' : 'border-strong-line text-muted'}`}
          >
            {done ? <Icon name="check" className="size-4" /> : at + 1}
          </span>
          <div className="min-w-0 flex-1 basis-52">
            <h2 className={`font-medium ${done ? 'text-muted' : ''}`}>
              {title}
              {done && <span className="sr-only"> (done)</span>}
            </h2>
            <p className="mt-0.5 text-sm leading-relaxed text-muted">{text}</p>
          </div>
          {!done && <div className="pl-13 sm:pl-0">{action}</div>}
        </li>
      ))}
    </ol>
  );
}
