import Highlight from '@tiptap/extension-highlight';
import { emphasize } from '../emphasize';
import { MAIL_COLOURS } from '../mail-style';
import type { Mark } from '../mark';

/** In mail a <span>: Outlook's Word knows no <mark>. */
export const highlight: Mark = {
  extension: Highlight,
  page: (_, children) => <mark>{children}</mark>,
  mail: (_, children) => (
    <span className="c-mark" style={{ backgroundColor: MAIL_COLOURS.light.mark }}>
      {children}
    </span>
  ),
  text: (_, words) => words,
  markdown: (_, words) => emphasize('==', words),
};
