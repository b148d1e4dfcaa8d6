import { heading } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { headingTag } from './extension';

export function HeadingMail({ node, children }: MailProps) {
  const Tag = headingTag(node.attrs?.level);
  return (
    <Tag className="c-ink" style={heading(Number(node.attrs?.level))}>
      {children}
    </Tag>
  );
}
