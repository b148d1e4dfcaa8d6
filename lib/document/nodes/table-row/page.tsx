import type { PageProps } from '../../rendering';

export const TableRowPage = ({ children }: PageProps) => <tr>{children}</tr>;
