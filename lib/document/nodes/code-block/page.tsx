import { plainText } from '../../plain-text';
import type { PageProps } from '../../rendering';
import { highlightCode } from './highlight';

// Focusable, so that long lines can be scrolled by keyboard.
export const CodeBlockPage = ({ node }: PageProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
  <pre tabIndex={0} data-language={node.attrs?.language ?? undefined}>
    <code>
      {highlightCode(plainText(node), node.attrs?.language).map(({ text, kind }, position) =>
        kind ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of code stay where they are.
          <span key={position} className={`code-${kind}`}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </code>
  </pre>
);
