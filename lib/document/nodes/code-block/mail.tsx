import { MAIL_COLOURS, MONO } from '../../mail-style';
import { plainText } from '../../plain-text';
import type { MailProps } from '../../rendering';
import { highlightCode } from './highlight';

/** Lines wrap: no mail program scrolls sideways. Code is written from the left in every language. */
export const CodeBlockMail = ({ node, context }: MailProps) => (
  <pre
    {...(context.direction === 'rtl' && { dir: 'ltr', align: 'left' })}
    className="c-ink c-sunk"
    style={{
      margin: '0 0 22px',
      padding: '16px 18px',
      backgroundColor: MAIL_COLOURS.light.sunk,
      color: MAIL_COLOURS.light.ink,
      fontFamily: MONO,
      fontSize: '14px',
      lineHeight: '22px',
      whiteSpace: 'pre-wrap',
      wordBreak: 'break-word',
    }}
  >
    {highlightCode(plainText(node), node.attrs?.language).map(({ text, kind }, position) =>
      kind ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of code stay where they are.
        <span key={position} className={`c-${kind}`} style={{ color: MAIL_COLOURS.light[kind] }}>
          {text}
        </span>
      ) : (
        text
      ),
    )}
  </pre>
);
