import type { PageProps } from '../../rendering';

// Focusable, so that long lines can be scrolled by keyboard.
export const CodeBlockPage = ({ node, children }: PageProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
  <pre tabIndex={0} data-language={node.attrs?.language ?? undefined}>
    <code>{children}</code>
  </pre>
);
