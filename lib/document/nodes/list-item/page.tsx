import type { PageProps } from '../../rendering';

export const ListItemPage = ({ children }: PageProps) => <li>{children}</li>;
