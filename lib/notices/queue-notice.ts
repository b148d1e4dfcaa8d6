import type { Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/queue/queue';
import { seal } from '@/lib/secrets/seal';
import { NOTICE_PROPS, type NoticeKind, type NoticeProps } from './notice-props';

export type NewNotice<Kind extends NoticeKind> = {
  publicationId: string;
  /** Screened by parseEmail() */
  email: string;
  /** A dead link is not delivered later. */
  expiresAt: Date;
  kind: Kind;
  props: NoticeProps<Kind>;
};

/** Writes a notice and the job that sends it, in the caller's transaction. What it says is sealed: it may hold a
 *  link that signs in. */
export async function queueNotice<Kind extends NoticeKind>(tx: Tx, notice: NewNotice<Kind>): Promise<void> {
  const { props, ...row } = notice;
  const sealedProps = seal('notice', NOTICE_PROPS[notice.kind].parse(props));
  const { id } = await tx.notice.create({ data: { ...row, sealedProps }, select: { id: true } });
  // By name: the pages that queue a notice load neither the templates nor the mailer.
  await enqueue(tx, 'send-notice', { noticeId: id });
}
