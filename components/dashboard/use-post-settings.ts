'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { isSignedOut } from '@/lib/format/signed-out';
import type {
  PostSettingsAnswer,
  PostSettingsField,
  PostSettingsSent,
  PostSettingsValues,
  SavePostSettings,
} from './post-settings-values';

const PAUSE_MS = 700;
const RETRY_MS = 3_000;

export type SettingsState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed-out' | 'refused';

type Given = { postId: string; settings: PostSettingsValues; saveAction: SavePostSettings };

/** A post's settings as they are entered: what changed is sent after a pause, one save at a time, and again after a lost
 *  connection. A field the server will not take keeps what was entered, with a word for it. */
export function usePostSettings({ postId, settings, saveAction }: Given) {
  const [values, setValues] = useState(settings);
  const [refused, setRefused] = useState<Partial<Record<PostSettingsField, string>>>({});
  const [message, setMessage] = useState('');
  const [state, setState] = useState<SettingsState>('saved');
  const waiting = useRef<PostSettingsSent>({});
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef(saveAction);
  save.current = saveAction;

  const take = useCallback((sent: PostSettingsSent, answer: PostSettingsAnswer) => {
    if (!answer.ok) return setMessage(answer.message);
    setMessage('');
    setRefused((before) => ({
      ...before,
      ...Object.fromEntries(Object.keys(sent).map((name) => [name, answer.refused[name as PostSettingsField]])),
    }));
    // The server writes these its own way; text stays as it is typed.
    const { slug, tags } = answer.settings;
    setValues((before) => ({
      ...before,
      ...('slug' in sent && !answer.refused.slug && !('slug' in waiting.current) && { slug }),
      ...('tags' in sent && !answer.refused.tags && !('tags' in waiting.current) && { tags }),
    }));
  }, []);

  const run = useCallback(async () => {
    while (Object.keys(waiting.current).length > 0) {
      const sent = waiting.current;
      waiting.current = {};
      setState('saving');
      let answer: PostSettingsAnswer;
      try {
        answer = await save.current({ postId, changes: sent });
      } catch (error) {
        // The network, a session that ended, or a restarting server: nothing of it is lost, and newer entries stay the newer ones.
        waiting.current = { ...sent, ...waiting.current };
        setState(isSignedOut(error) ? 'signed-out' : 'offline');
        timer.current = setTimeout(() => void saveNow.current(), RETRY_MS);
        return;
      }
      take(sent, answer);
      if (!answer.ok) return setState('refused');
    }
    setState('saved');
  }, [postId, take]);

  const saveNow = useRef(async () => {});
  saveNow.current = async () => {
    clearTimeout(timer.current);
    running.current ??= run().finally(() => {
      running.current = null;
    });
    await running.current;
  };

  /** @param sent what goes to the server for it; @param now without a pause */
  const change = useCallback((shown: Partial<PostSettingsValues>, sent: PostSettingsSent, now = true) => {
    setValues((before) => ({ ...before, ...shown }));
    waiting.current = { ...waiting.current, ...sent };
    setState('unsaved');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow.current(), now ? 0 : PAUSE_MS);
  }, []);

  useEffect(() => {
    const isWaiting = () => Object.keys(waiting.current).length > 0 || running.current !== null;
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isWaiting()) event.preventDefault();
    };
    const flush = () => void (isWaiting() && saveNow.current());
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);

  const hasRefused = Object.values(refused).some(Boolean);
  return { values, refused, message, state: state === 'saved' && hasRefused ? ('refused' as const) : state, change, saveNow };
}
