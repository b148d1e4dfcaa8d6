import type { PageProps } from '../../rendering';

export const TableCellPage = ({ children }: PageProps) => <td>{children}</td>;
