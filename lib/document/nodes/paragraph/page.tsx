import type { PageProps } from '../../rendering';

export const ParagraphPage = ({ children }: PageProps) => <p>{children}</p>;
