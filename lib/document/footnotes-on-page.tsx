import type { ReactNode } from 'react';
import type { Words } from '@/lib/words/translator';

/** The notes at the end of a post, each with the way back to its number. */
export const FootnotesOnPage = ({ notes, words }: { notes: { number: number; text: ReactNode }[]; words: Words }) =>
  notes.length > 0 && (
    <section data-footnotes="" aria-label={words('document.notes')}>
      <ol>
        {notes.map(({ number, text }) => (
          <li key={number} id={`note-${number}`}>
            {text}{' '}
            <a href={`#note-${number}-from`} aria-label={words('document.backToNote', { number })}>
              ↩{'\ufe0e'}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
