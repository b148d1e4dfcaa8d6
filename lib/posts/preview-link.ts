import { readSignedUntil, signUntil } from '@/lib/secrets/sign-until';

const DAY_MS = 86_400_000;
/** Time enough for a friend to read it, and not for good. */
const PREVIEW_DAYS = 7;

/** The path at which a post is shown as its page will be, to whoever has it, for PREVIEW_DAYS.
 *  @returns `until`: when it stops working */
export function previewLink(postId: string, now = new Date()): { path: string; until: Date } {
  const until = new Date(now.getTime() + PREVIEW_DAYS * DAY_MS);
  return { path: `/preview/${signUntil('preview', postId, until)}`, until };
}

/** The post that a preview's token names; null for one that ran out, and for anything else. */
export const readPreviewToken = (token: string): string | null => readSignedUntil('preview', token);
