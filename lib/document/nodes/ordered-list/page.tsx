import type { PageProps } from '../../rendering';

export const OrderedListPage = ({ node, children }: PageProps) => <ol start={Number(node.attrs?.start)}>{children}</ol>;
