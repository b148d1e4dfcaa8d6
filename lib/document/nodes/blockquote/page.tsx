import type { PageProps } from '../../rendering';

export const BlockquotePage = ({ children }: PageProps) => <blockquote>{children}</blockquote>;
