import type { PageProps } from '../../rendering';
import { headingTag } from './extension';

export function HeadingPage({ node, context, children }: PageProps) {
  const Tag = headingTag(node.attrs?.level);
  return <Tag id={context.ids.get(node)}>{children}</Tag>;
}
