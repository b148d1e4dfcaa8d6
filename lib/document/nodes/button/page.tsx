import type { PageProps } from '../../rendering';
import { buttonAddress, buttonLabel } from './attributes';

export function ButtonPage({ node, context }: PageProps) {
  const href = buttonAddress(node);
  return (
    href && (
      <p data-button="">
        <a href={href} rel="noopener">
          {buttonLabel(node, context.words)}
        </a>
      </p>
    )
  );
}
