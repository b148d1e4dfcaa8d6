'use client';

import { useState } from 'react';
import { Choice } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { ACCESS_LABELS, type Access, type CutShape, cutWords } from './reach-words';

type Props = {
  access: Access;
  onAccess: (access: Access) => void;
  cut: CutShape;
  /** The local time it is opened to everyone, where one is set */
  unlocksAt: string | null;
  unlockError?: string;
  unlisted: boolean;
  timeZone: string;
  /** Where the page stands */
  pageUrl: string;
};

const MEANS: Record<Access, string> = {
  everyone: 'The whole of it, without signing in.',
  free: 'Whoever has confirmed a subscription, free or paid, and is signed in.',
  paid: 'Whoever pays and is signed in.',
};

/** Who may read a post, until when only they may, and where it is found: fields of a form. */
export function ReachFields({ access, onAccess, cut, unlocksAt, unlockError, unlisted, timeZone, pageUrl }: Props) {
  const [unlocks, setUnlocks] = useState(unlocksAt !== null);
  return (
    <>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-3 font-semibold">Who can read it</legend>
        {(['everyone', 'free', 'paid'] as const).map((each) => (
          <Choice
            key={each}
            name="access"
            value={each}
            checked={access === each}
            onChange={() => onAccess(each)}
            label={ACCESS_LABELS[each]}
          >
            {MEANS[each]}
            {each !== 'everyone' && access === each && ` ${cutWords(cut)}`}
          </Choice>
        ))}
        {access !== 'everyone' && (
          <>
            <label className="flex min-h-11 items-center gap-3 text-sm">
              <input type="checkbox" name="unlocks" checked={unlocks} onChange={(event) => setUnlocks(event.target.checked)} />
              Open it to everyone at a later time
            </label>
            {unlocks && (
              <Field
                label="Open to everyone on"
                type="datetime-local"
                name="unlocksAt"
                required
                hint={`In the time zone of your publication: ${timeZone}. Nobody is mailed again.`}
                defaultValue={unlocksAt ?? undefined}
                error={unlockError}
              />
            )}
          </>
        )}
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-3 font-semibold">Where it is found</legend>
        <p className="text-sm text-muted">
          Its page is <span className="font-medium wrap-anywhere text-ink">{pageUrl}</span>
        </p>
        <Choice name="listed" value="yes" defaultChecked={!unlisted} label="On your site">
          On the home page, in the archive, the feed and search.
        </Choice>
        <Choice name="listed" value="no" defaultChecked={unlisted} label="By its address alone">
          Unlisted: it stands in no list and no feed, and search engines are asked to leave it out. Right for a letter that is
          meant as a mail only.
        </Choice>
      </fieldset>
    </>
  );
}
