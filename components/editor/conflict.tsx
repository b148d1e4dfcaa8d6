'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { Pictures } from '@/lib/document/types';
import type { SavedByOther } from './editor-props';
import type { Words } from './unsent';

/** Comparing needs code of its own, which most visits never do. */
const Versions = lazy(() => import('./versions').then(({ Versions }) => ({ default: Versions })));

type Props = {
  open: boolean;
  /** Of both (BCP 47) */
  language: string;
  /** What the editor holds now */
  mine: () => Words;
  theirs: SavedByOther;
  pictures: Pictures;
  onClose: () => void;
  /** The revision, or null when it could not be saved */
  onKeepMine: () => Promise<number | null>;
  /** false when what stands here could not be sent, so that nothing was changed */
  onTakeTheirs: () => Promise<boolean>;
};

/** The two versions of a post that was saved elsewhere meanwhile, beside each other, and the choice. Whichever is taken, the
 *  other stays among the earlier versions. */
export function Conflict({ open, language, mine, theirs, pictures, onClose, onKeepMine, onTakeTheirs }: Props) {
  const [pending, setPending] = useState<'mine' | 'theirs' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(theirs.updatedAt));

  async function choose(which: 'mine' | 'theirs') {
    setPending(which);
    setProblem(null);
    const done = which === 'mine' ? (await onKeepMine()) !== null : await onTakeTheirs();
    setPending(null);
    if (done) onClose();
    else setProblem('The server could not be reached, or the post was saved once more meanwhile. Nothing is lost; try again.');
  }

  async function copy() {
    const { plainVersion } = await import('./versions');
    try {
      await navigator.clipboard.writeText(plainVersion(mine()));
      setCopied('Your version is on the clipboard.');
    } catch {
      setCopied('This browser does not let us copy. Select your words below instead.');
    }
  }

  return (
    <Dialog open={open} onClose={onClose} title="Two versions of this post" wide>
      <p className="text-sm leading-relaxed text-muted">
        {theirs.savedBy ?? 'Someone'} saved this post on {when}, while an older version stood open here. Take one of them; the
        other stays among the earlier versions.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button type="button" pending={pending === 'mine'} disabled={pending !== null} onClick={() => choose('mine')}>
          Keep mine
        </Button>
        <Button
          type="button"
          look="secondary"
          pending={pending === 'theirs'}
          disabled={pending !== null}
          onClick={() => choose('theirs')}
        >
          Take theirs
        </Button>
        <Button type="button" look="quiet" onClick={copy}>
          Copy mine
        </Button>
        <span role="status" className="text-sm text-muted">
          {copied}
        </span>
      </div>
      {problem && (
        <div className="mt-4">
          <Callout tone="bad">{problem}</Callout>
        </div>
      )}
      <Suspense fallback={<p className="mt-6 text-sm text-muted">Comparing…</p>}>
        <Versions language={language} mine={mine()} theirs={theirs} pictures={{ ...pictures, ...theirs.pictures }} />
      </Suspense>
    </Dialog>
  );
}
