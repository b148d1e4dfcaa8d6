import type { PageProps } from '../../rendering';

export const BulletListPage = ({ children }: PageProps) => <ul>{children}</ul>;
