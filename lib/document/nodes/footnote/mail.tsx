import type { MailProps } from '../../rendering';

/** The number alone: most mail programs drop what an address within the mail would lead to. */
export const FootnoteMail = ({ node, context }: MailProps) => (
  <sup style={{ fontSize: '13px', lineHeight: 0 }}>{context.notes.get(node)}</sup>
);
