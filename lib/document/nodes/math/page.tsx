import type { PageProps } from '../../rendering';
import { Formula } from './formula';
import { texOf } from './tex';

export const MathPage = ({ node, context }: PageProps) =>
  texOf(node) && <Formula tex={texOf(node)} isBlock={false} context={context} />;
