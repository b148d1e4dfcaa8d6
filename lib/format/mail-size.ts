/** Gmail cuts a message's HTML off at 102 KB, and with it the footer and its way out. */
export const MAX_HTML_BYTES = 100_000;
/** From here on the writer is told that little room is left. */
const NEAR_HTML_BYTES = 90_000;

export type MailRoom = 'fine' | 'near' | 'over';

/** Whether a mail's HTML has room to grow, nearly fills what inboxes show, or has to be shortened. */
export const mailRoom = (bytes: number): MailRoom =>
  bytes >= MAX_HTML_BYTES ? 'over' : bytes >= NEAR_HTML_BYTES ? 'near' : 'fine';

/** A size as it is shown: "12 KB", in the thousands that mail programs count in; never 0, and never broken over two lines. */
export const formatKilobytes = (bytes: number) =>
  `${new Intl.NumberFormat('en').format(Math.max(1, Math.round(bytes / 1000)))}\u00a0KB`;
