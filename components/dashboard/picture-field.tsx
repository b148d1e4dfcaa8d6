'use client';

import { useRef, useState } from 'react';
import { PictureChooser } from '@/components/editor/picture-chooser';
import { sendPicture } from '@/components/editor/send-picture';
import { Button } from '@/components/ui/button';
import { mailPicturePath } from '@/lib/document/picture-path';
import type { PostSettingsValues } from './post-settings-values';

type Chosen = PostSettingsValues['socialPicture'];
type Props = {
  label: string;
  hint: string;
  chosen: Chosen;
  /** What stands in where none is chosen. */
  fallbackUrl: string | null;
  uploadUrl: string;
  isRound?: boolean;
  isSquare?: boolean;
  error?: string;
  onChange: (picture: Chosen) => void;
};

/** One picture, sent as it is chosen. */
export function PictureField({
  label,
  hint,
  chosen,
  fallbackUrl,
  uploadUrl,
  isRound = false,
  isSquare = false,
  error,
  onChange,
}: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const source = chosen ? mailPicturePath(chosen.key, chosen.picture) : fallbackUrl;

  async function send(file: File | undefined) {
    if (!file) return;
    setProblem('');
    setShare(0);
    const sent = await sendPicture(uploadUrl, file, setShare, new AbortController().signal);
    setShare(null);
    if (sent.ok) onChange({ key: sent.key, picture: sent.picture });
    else setProblem(sent.message);
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {source && (
        // biome-ignore lint/performance/noImgElement: its widths were made at upload.
        <img
          src={source}
          alt={chosen ? 'The picture you chose' : 'The picture made from the title'}
          className={`border border-line bg-sunk object-cover ${isRound ? 'size-24 rounded-full' : isSquare ? 'size-40 rounded-control' : 'aspect-[1200/630] w-full rounded-control'}`}
        />
      )}
      <PictureChooser ref={chooser} onPictures={([file]) => void send(file)} />
      <div className="flex flex-wrap gap-2">
        <Button type="button" look="secondary" pending={share !== null} onClick={() => chooser.current?.click()}>
          {share === null ? (chosen ? 'Choose another' : 'Choose a picture') : `Sending… ${Math.round(share * 100)}%`}
        </Button>
        {chosen && (
          <Button type="button" look="quiet" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      <p role={problem || error ? 'alert' : undefined} className={`text-sm ${problem || error ? 'text-bad' : 'text-muted'}`}>
        {problem || error || hint}
      </p>
    </fieldset>
  );
}
