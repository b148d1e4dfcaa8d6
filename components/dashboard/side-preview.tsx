'use client';

import { useCallback, useState } from 'react';
import { LiveFrame } from './live-frame';
import { mailInScheme } from './mail-in-scheme';
import { ToggleGroup } from './toggle-group';

type Props = {
  postId: string;
  /** Where the page is shown; takes `as`, `scheme` and `framed` */
  pagePath: string;
  /** A page is never mailed. */
  hasMail: boolean;
  /** The one that is saved: with another one it is drawn anew */
  revision: number;
};

const WIDTHS = { phone: 390, desktop: 1280 };

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(url, { signal, cache: 'no-store' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

/** The post beside its text, as its page or its mail will be, following what is saved. */
export function SidePreview({ postId, pagePath, hasMail, revision }: Props) {
  const [what, setWhat] = useState<'page' | 'mail'>('page');
  const [width, setWidth] = useState<keyof typeof WIDTHS>('phone');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [as, setAs] = useState<'free' | 'paid'>('paid');
  const load = useCallback(
    async (signal: AbortSignal) => {
      // The revision names nothing: it makes this another function once something is saved.
      const since = `revision=${revision}`;
      if (what === 'page') return (await ask(`${pagePath}?as=${as}&scheme=${scheme}&framed&${since}`, signal)).text();
      const mail = (await (await ask(`/api/posts/${postId}/preview-mail?${since}`, signal)).json()) as {
        html: string;
        paidHtml: string | null;
      };
      return mailInScheme((as === 'paid' && mail.paidHtml) || mail.html, scheme);
    },
    [postId, pagePath, revision, what, as, scheme],
  );
  return (
    <aside
      aria-label="Preview"
      className="sticky top-14 flex h-[calc(100dvh-3.5rem)] flex-col border-l border-line bg-sunk font-sans max-xl:hidden"
    >
      <div className="flex flex-wrap gap-2 p-3">
        {hasMail && (
          <ToggleGroup label="What is shown" value={what} onChange={setWhat} options={{ page: 'Page', mail: 'Mail' }} />
        )}
        <ToggleGroup label="As whom" value={as} onChange={setAs} options={{ free: 'Free', paid: 'Paid' }} />
        <ToggleGroup label="Width" value={width} onChange={setWidth} options={{ phone: 'Phone', desktop: 'Desktop' }} />
        <ToggleGroup label="Colours" value={scheme} onChange={setScheme} options={{ light: 'Light', dark: 'Dark' }} />
      </div>
      <div className="min-h-0 flex-1 px-3 pb-3">
        <LiveFrame
          key={`${what} ${scheme}`}
          title={what === 'page' ? 'The page' : 'The mail'}
          width={WIDTHS[width]}
          scheme={scheme}
          load={load}
        />
      </div>
    </aside>
  );
}
