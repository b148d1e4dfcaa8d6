import type { PageProps } from '../../rendering';

export const PullQuotePage = ({ children }: PageProps) => <p data-pull-quote="">{children}</p>;
