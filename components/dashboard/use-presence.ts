import { useEffect, useState } from 'react';

const EVERY_MS = 10_000;

/** Who else has the post open, and the newest save. Times as ISO 8601. */
export type PresenceSeen = {
  others: { name: string; since: string; isYou: boolean }[];
  revision: number;
  savedBy: string | null;
  savedAt: string;
};

/** Says every few seconds that this window has the post open, and hears who else has; null until it is known.
 *  @param url takes a POST of { windowId, left } */
export function usePresence(url: string): PresenceSeen | null {
  const [seen, setSeen] = useState<PresenceSeen | null>(null);
  useEffect(() => {
    // Over plain http, other than on localhost, a browser has no randomUUID().
    const windowId = window.isSecureContext ? crypto.randomUUID() : uuid();
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const tell = async () => {
      clearTimeout(timer);
      try {
        const body = JSON.stringify({ windowId });
        const answer = await fetch(url, { method: 'POST', body, signal: stop.signal, cache: 'no-store' });
        if (answer.ok) {
          const told = (await answer.json()) as PresenceSeen;
          // The same again draws nothing anew.
          setSeen((before) => (JSON.stringify(before) === JSON.stringify(told) ? before : told));
        }
      } catch {
        // Without a connection nobody is seen to come or go; saving says that the server can't be reached.
      }
      if (!stop.signal.aborted) timer = setTimeout(tell, EVERY_MS);
    };
    const leave = () => navigator.sendBeacon(url, JSON.stringify({ windowId, left: true }));
    const back = () => document.visibilityState === 'visible' && void tell();
    void tell();
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      stop.abort();
      clearTimeout(timer);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', back);
      document.removeEventListener('visibilitychange', back);
      leave();
    };
  }, [url]);
  return seen;
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
