import { CardInMail } from '../../card-mail';
import type { MailProps } from '../../rendering';
import { readAttachment } from './attributes';

/** Nothing plays in a mail: a card that leads to the file. */
export function AttachmentMail({ node, context }: MailProps) {
  const { path, title, details, isAudio } = readAttachment(node);
  return (
    <CardInMail
      href={context.siteUrl + path}
      title={isAudio ? `▶ ${title}` : title}
      byline={`${context.words(isAudio ? 'document.listen' : 'document.download')} · ${details}`}
      context={context}
    />
  );
}
