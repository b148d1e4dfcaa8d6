import type { ReactNode } from 'react';

/** The notes at the end of a post, each with the way back to its number. */
export const FootnotesOnPage = ({ notes }: { notes: { number: number; words: ReactNode }[] }) =>
  notes.length > 0 && (
    <section data-footnotes="" aria-label="Notes">
      <ol>
        {notes.map(({ number, words }) => (
          <li key={number} id={`note-${number}`}>
            {words}{' '}
            <a href={`#note-${number}-from`} aria-label={`Back to the text of note ${number}`}>
              ↩{'\ufe0e'}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
