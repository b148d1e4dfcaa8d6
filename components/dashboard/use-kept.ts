import { useEffect, useState } from 'react';

/** A choice that this browser keeps, as useState() has it: what was kept comes after the first drawing, which the server
 *  made without knowing it. */
export function useKept(key: string, fallback: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(fallback);
  useEffect(() => {
    try {
      const kept = localStorage.getItem(key);
      if (kept !== null) setValue(kept === 'yes');
    } catch {
      // A browser that keeps nothing.
    }
  }, [key]);
  const keep = (next: boolean) => {
    setValue(next);
    try {
      localStorage.setItem(key, next ? 'yes' : 'no');
    } catch {
      // As above: it holds for this visit.
    }
  };
  return [value, keep];
}
