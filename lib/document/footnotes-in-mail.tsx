import type { ReactNode } from 'react';
import { MAIL_COLOURS, SANS } from './mail-style';

/** The notes at the end of a mail. */
export const FootnotesInMail = ({ notes }: { notes: { number: number; words: ReactNode }[] }) =>
  notes.length > 0 && (
    <div className="c-line" style={{ marginTop: '36px', paddingTop: '18px', borderTop: `1px solid ${MAIL_COLOURS.light.line}` }}>
      {notes.map(({ number, words }) => (
        <p
          key={number}
          className="c-muted"
          style={{ margin: '0 0 10px', color: MAIL_COLOURS.light.muted, fontFamily: SANS, fontSize: '14px', lineHeight: '21px' }}
        >
          {number}. {words}
        </p>
      ))}
    </div>
  );
