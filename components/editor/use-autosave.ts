'use client';

import { useEffect, useRef, useState } from 'react';
import type { Pictures } from '@/lib/document/types';
import { Autosave, type SaveStatus } from './autosave';
import type { PostEditorProps } from './editor-props';
import type { Words } from './unsent';

/** The autosave of an editor, and its status for drawing. `read` gives what is written now. */
export function useAutosave(
  { post, saveAction }: Pick<PostEditorProps, 'post' | 'saveAction'>,
  read: () => Words,
  pictures: () => Pictures,
) {
  const latest = useRef({ read, pictures, saveAction });
  latest.current = { read, pictures, saveAction };
  const [status, setStatus] = useState<SaveStatus>({ state: 'saved', revision: post.revision });
  const [autosave] = useState(
    () =>
      new Autosave({
        postId: post.id,
        revision: post.revision,
        read: () => latest.current.read(),
        pictures: () => latest.current.pictures(),
        save: (input) => latest.current.saveAction(input),
        onStatus: setStatus,
      }),
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void autosave.saveNow();
    };
    const onOnline = () => void autosave.saveNow();
    const onHide = () => {
      if (document.visibilityState !== 'hidden') return;
      autosave.keep();
      void autosave.saveNow();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (autosave.isSaved) return;
      autosave.keep();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('online', onOnline);
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onHide);
      // Another page of the dashboard: nothing of the last second is lost.
      autosave.stop();
      autosave.keep();
      void autosave.saveNow();
    };
  }, [autosave]);

  return { autosave, status };
}
