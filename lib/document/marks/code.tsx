import Code from '@tiptap/extension-code';
import { MAIL_COLOURS, MONO } from '../mail-style';
import type { Mark } from '../mark';

export const code: Mark = {
  extension: Code,
  page: (_, children) => <code>{children}</code>,
  mail: (_, children) => (
    <code
      className="c-sunk"
      style={{ backgroundColor: MAIL_COLOURS.light.sunk, fontFamily: MONO, fontSize: '0.85em', padding: '2px 4px' }}
    >
      {children}
    </code>
  ),
  text: (_, words) => words,
  markdown: (_, words) => {
    const fence = '`'.repeat(Math.max(0, ...(words.match(/`+/g) ?? []).map((run) => run.length)) + 1);
    const room = /^`|`$/.test(words) ? ' ' : '';
    return fence + room + words + room + fence;
  },
};
