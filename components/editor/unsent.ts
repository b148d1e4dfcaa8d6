import type { Pictures } from '@/lib/document/types';
import type { SaveInput } from './editor-props';

export type Words = Pick<SaveInput, 'title' | 'subtitle' | 'document'>;
/** What was typed and has not reached the server, kept in this browser. */
export type Unsent = Words & {
  revision: number;
  keptAt: number;
  /** Those uploaded since the page was opened: the server shows only what is saved. */
  pictures?: Pictures;
};

const place = (postId: string) => `courant:unsent:${postId}`;

/** Keeps the words until they are on the server. A full or forbidden store is no reason to stop writing: the page then
 *  still warns before it is left. */
export function keepUnsent(postId: string, unsent: Unsent) {
  try {
    localStorage.setItem(place(postId), JSON.stringify(unsent));
  } catch {
    return false;
  }
  return true;
}

export function dropUnsent(postId: string) {
  try {
    localStorage.removeItem(place(postId));
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

/** What an earlier visit left behind; null when there is nothing, or nothing that can be read. */
export function readUnsent(postId: string): Unsent | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place(postId)) ?? 'null');
    const whole =
      typeof kept?.title === 'string' && typeof kept.subtitle === 'string' && Number.isInteger(kept.revision) && kept.document;
    return whole ? kept : null;
  } catch {
    return null;
  }
}
