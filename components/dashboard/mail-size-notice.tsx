import { Callout } from '@/components/ui/callout';
import { formatKilobytes, MAX_HTML_BYTES, mailRoom } from '@/lib/format/mail-size';

/** How long a mail may be and what happens above that; nothing while there is room. @param bytes of the whole post's HTML */
export function MailSizeNotice({ bytes }: { bytes: number }) {
  const room = mailRoom(bytes);
  if (room === 'fine') return null;
  const [size, most] = [formatKilobytes(bytes), formatKilobytes(MAX_HTML_BYTES)];
  if (room === 'near')
    return (
      <Callout tone="warn" title={`As a mail this post has ${size} of ${most}`}>
        Large inboxes cut off what is longer. If it grows over {most}, the mail holds as much as fits, and a button to the rest on
        the web.
      </Callout>
    );
  return (
    <Callout tone="warn" title={`This post is too long for one mail: ${size} of ${most}`}>
      Large inboxes cut off what is longer, and with it the link to unsubscribe. So the mail is shortened: it holds as much as
      fits, and a button to the rest on the web. The page shows everything.
    </Callout>
  );
}
