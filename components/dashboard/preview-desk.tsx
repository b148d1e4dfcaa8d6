'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { Icon } from '@/components/ui/icon';
import { CopyButton } from './copy-button';
import { mailInScheme } from './mail-in-scheme';
import { PreviewFrame } from './preview-frame';
import { ToggleGroup } from './toggle-group';

type Mail = { html: string; text: string };
type Props = {
  title: string;
  backHref: string;
  /** Where the page is shown; takes `as`, `scheme` and `framed` */
  pagePath: string;
  /** The same for others, the day on which it stops working, and what ends it before, with all that were passed on */
  share: { url: string; until: string; withdrawAction: FormAction };
  mails: { free: Mail; paid: Mail };
  subject: string;
  /** Nothing was chosen yet, and its paywall line says that it is meant for those who pay */
  assumesPaid: boolean;
  /** The one that is shown */
  revision: number;
  revisionAction: () => Promise<number>;
};

const LOOK_EVERY_MS = 3_000;
const WIDTHS = { phone: 390, desktop: 1280 };

/** A post as it will be on the web and in the inbox, for each kind of reader, on a phone and a desktop, by day and by night.
 *  Follows what is saved, also from another window. */
export function PreviewDesk(props: Props) {
  const { title, backHref, pagePath, share, mails, subject, assumesPaid, revision, revisionAction } = props;
  const router = useRouter();
  const [what, setWhat] = useState<'page' | 'mail' | 'text'>('page');
  const [width, setWidth] = useState<keyof typeof WIDTHS>('desktop');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [as, setAs] = useState<'nobody' | 'free' | 'paid'>('paid');

  useEffect(() => {
    if (window.innerWidth < 640) setWidth('phone'); // a desktop's window would be as small as a stamp here
  }, []);
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState !== 'visible') return;
      // Signed out or offline meanwhile: what is shown stays.
      const saved = await revisionAction().catch(() => revision);
      if (saved !== revision) router.refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [revision, revisionAction, router]);

  const mail = mails[as === 'paid' ? 'paid' : 'free'];
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-paper px-2 py-2 sm:px-4">
        <Link
          href={backHref}
          className="inline-flex min-h-11 items-center gap-1 rounded-control px-2 text-sm text-muted hover:bg-sunk hover:text-ink"
        >
          <Icon name="back" className="size-4" />
          Back to the post
        </Link>
        <h1 className="sr-only">Preview of “{title}”</h1>
        <ToggleGroup
          label="What is shown"
          value={what}
          onChange={(next) => {
            setWhat(next);
            // Whoever gets mail is a reader.
            if (next !== 'page' && as === 'nobody') setAs('free');
          }}
          options={{ page: 'Page', mail: 'Mail', text: 'Plain text' }}
        />
        <ToggleGroup
          label="As whom"
          value={as}
          onChange={setAs}
          options={
            what === 'page'
              ? { nobody: 'Signed out', free: 'Free reader', paid: 'Paying reader' }
              : { free: 'Free reader', paid: 'Paying reader' }
          }
        />
        {what !== 'text' && (
          <>
            <ToggleGroup label="Width" value={width} onChange={setWidth} options={{ phone: 'Phone', desktop: 'Desktop' }} />
            <ToggleGroup label="Colours" value={scheme} onChange={setScheme} options={{ light: 'Light', dark: 'Dark' }} />
          </>
        )}
      </header>
      <main id="content" className="flex flex-1 flex-col bg-sunk">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 text-sm">
          <p className="min-w-0 flex-1 basis-64 text-muted">
            {what === 'page' ? 'As it is saved.' : `The subject: ${subject}`}
            {assumesPaid &&
              ' It has a paywall line, so it is shown as a post for paying subscribers; you choose that when you publish.'}
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <span className="text-muted">A link to pass on, with the whole post. It works until {share.until}.</span>
            <CopyButton text={share.url} label="the link" />
            <ConfirmButton
              look="quiet"
              title="Withdraw the links?"
              question="Every link to this preview that was passed on so far shows nothing any more. You get a new one to pass on."
              confirm="Withdraw them"
              action={share.withdrawAction}
              values={{}}
            >
              Withdraw it
            </ConfirmButton>
          </div>
        </div>
        {what === 'text' ? (
          <pre className="mx-auto mb-8 w-full max-w-3xl flex-1 overflow-x-auto bg-paper px-5 py-6 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
            {mail.text}
          </pre>
        ) : (
          <PreviewFrame
            key={`${what} ${as} ${scheme} ${revision}`}
            title={what === 'page' ? 'The page' : 'The mail'}
            width={WIDTHS[width]}
            scheme={scheme}
            {...(what === 'page'
              ? { src: `${pagePath}?as=${as}&scheme=${scheme}&framed` }
              : { html: mailInScheme(mail.html, scheme) })}
          />
        )}
      </main>
    </div>
  );
}
