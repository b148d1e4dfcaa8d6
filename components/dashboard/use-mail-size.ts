import { useEffect, useState } from 'react';

/** Measuring draws the whole mail, so it waits until the writer rests. */
const REST_MS = 2_500;

/** How many bytes of HTML a saved post has as a mail, asked again some seconds after each save; null until it is known.
 *  @param url answers { bytes }; null where nothing is mailed any more. @param savedRevision null while something is unsaved */
export function useMailSize(url: string | null, savedRevision: number | null): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    if (!url || savedRevision === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(url, { signal: stop.signal, cache: 'no-store' });
        if (answer.ok) setBytes(((await answer.json()) as { bytes: number }).bytes);
      } catch {
        // It is only told; the publish screen measures again, and what is too long is shortened in any case.
      }
    }, REST_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [url, savedRevision]);
  return bytes;
}
