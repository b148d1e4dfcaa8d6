'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { SignInAgain } from '@/components/ui/sign-in-again';
import type { SaveStatus } from './autosave';

const REFUSED: Record<string, string> = {
  'title-too-long': 'The title is longer than 300 characters. Shorten it, and it is saved.',
  'subtitle-too-long': 'The subtitle is longer than 500 characters. Shorten it, and it is saved.',
  'document-too-long': 'This post is longer than we can keep. Move a part of it into a second post.',
  'document-refused': 'Something in this post can’t be kept, probably what was pasted last. Undo it, and the rest is saved.',
  'waits-for-its-time':
    'This post is scheduled, and goes out as an editor saw it. Ask an editor to cancel the schedule, and your words are saved.',
  'post-unknown': 'This post was deleted in the meantime. Copy your words before you leave this page.',
};

type Props = {
  status: SaveStatus;
  /** Words that this browser kept from an earlier visit, and what stands on the server is newer. */
  leftBehind: boolean;
  wasRestored: boolean;
  onCompare: () => void;
  onUseLeftBehind: () => void;
  onDropLeftBehind: () => void;
};

/** What is wrong with saving and what to do; nothing while all goes well. */
export function SaveNotice({ status, leftBehind, wasRestored, onCompare, onUseLeftBehind, onDropLeftBehind }: Props) {
  const row = 'mt-3 flex flex-wrap gap-2';
  if (status.state === 'stale')
    return (
      <Callout tone="warn" title="This post was changed elsewhere">
        <p>It was saved from another window or by someone else while you were writing here. Both versions are kept.</p>
        <div className={row}>
          <Button type="button" onClick={onCompare}>
            Compare and choose
          </Button>
        </div>
      </Callout>
    );
  if (status.state === 'refused')
    return (
      <Callout tone="bad" title="Not saved">
        {REFUSED[status.problem ?? ''] ?? 'The server could not save this. Your words are kept in this browser.'}
      </Callout>
    );
  if (status.state === 'offline')
    return (
      <Callout tone="warn" title="Not saved yet: the server can’t be reached">
        Your words are kept in this browser, and are sent as soon as the connection is back. You can go on writing.
      </Callout>
    );
  if (status.state === 'signed-out')
    return (
      <Callout tone="warn" title="Not saved yet: you have been signed out">
        Your words are kept in this browser, and are sent as soon as you are signed in again. You can go on writing.{' '}
        <SignInAgain />
      </Callout>
    );
  if (leftBehind)
    return (
      <Callout tone="warn" title="This browser kept words that were never saved">
        <p>The post was changed since then. Use them instead of what you see, or let them go.</p>
        <div className={row}>
          <Button type="button" onClick={onUseLeftBehind}>
            Use the kept words
          </Button>
          <Button type="button" look="secondary" onClick={onDropLeftBehind}>
            Let them go
          </Button>
        </div>
      </Callout>
    );
  if (wasRestored) return <Callout tone="good">Words from your last visit that had not been saved are back.</Callout>;
  return null;
}
