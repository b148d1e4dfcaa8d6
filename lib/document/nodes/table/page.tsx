import type { PageProps } from '../../rendering';

/** A wide table scrolls in its own box, which the keyboard can reach. */
export const TablePage = ({ children, context }: PageProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
  // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, and here are none.
  <div data-table="" role="group" aria-label={context.words('document.table')} tabIndex={0}>
    <table>
      <tbody>{children}</tbody>
    </table>
  </div>
);
