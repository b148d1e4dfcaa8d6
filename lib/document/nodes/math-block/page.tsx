import type { PageProps } from '../../rendering';
import { Formula } from '../math/formula';
import { texOf } from '../math/tex';

/** A wide formula scrolls in its own box, which the keyboard can reach. */
export const MathBlockPage = ({ node, context }: PageProps) =>
  texOf(node) && (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, and here are none.
    <div data-math="" role="group" aria-label={context.words('document.formula')} tabIndex={0}>
      <Formula tex={texOf(node)} isBlock context={context} />
    </div>
  );
