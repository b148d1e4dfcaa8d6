import type { PageProps } from '../../rendering';

export const TableHeaderPage = ({ children }: PageProps) => <th>{children}</th>;
