import type { ProgressView } from '@/components/dashboard/issue-progress';
import { getIssueProgress, type IssueProgress } from '@/lib/delivery/get-issue-progress';
import { formatAgo } from '@/lib/format/dates';

const PAUSES: Record<string, string> = {
  'sender-fault':
    'The mail server refuses what we hand it, so sending stopped by itself. No reader was marked as unreachable. Put the cause right, then resume.',
  old: 'This mailing has waited unusually long, perhaps because a backup was restored. Resume it only if these readers have not had it yet.',
  'postal-address': 'Your postal address is missing, and no post is mailed without it. Add it in the settings, then resume.',
  suspended: 'The owner of this install has suspended the publication. Once that is lifted, resume.',
  bounces:
    'Unusually many addresses do not exist, so sending stopped by itself before mail servers take you for a spammer. Look at the bounced ones below before you resume.',
  complaints:
    'Unusually many readers marked this as spam, so sending stopped by itself. Resume only if you are sure that they asked for your letters.',
};

const said = (words: string, server: string | null) => (server ? `${words} The server said: “${server}”` : words);

/** Why nothing goes out at the moment, in words; null while all goes well, and when the writer paused it. */
function hold({ pause, relay }: IssueProgress, now: Date) {
  const words = pause && PAUSES[pause.reason];
  // Of its own stops Courant says itself what came back; of the rest the server had words.
  if (words && (pause.reason === 'bounces' || pause.reason === 'complaints'))
    return [words, pause.detail].filter(Boolean).join(' ');
  if (words) return said(words, pause.detail);
  if (!relay) return null;
  if (relay.stage === 'quota')
    return `The mail server takes no more for now (${relay.detail.replace(/\.$/, '')}). The rest goes out by itself ${formatAgo(relay.nextTryAt, now)}.`;
  const next = relay.nextTryAt > now ? `We try again ${formatAgo(relay.nextTryAt, now)}.` : 'We are trying again.';
  return said(
    relay.stage === 'auth'
      ? `The mail server does not let us in. Nothing is lost; the mail waits. ${next}`
      : `The mail server cannot be reached. Nothing is lost; the mail waits. ${next}`,
    relay.detail,
  );
}

/** An issue's progress as the dashboard draws it; null when the publication has no such issue. */
export async function progressView(publicationId: string, issueId: string, now = new Date()): Promise<ProgressView | null> {
  const progress = await getIssueProgress(publicationId, issueId);
  if (!progress) return null;
  const { state, audience, pending, held, deferred, accepted, bounced, failed, uncertain, skipped, cancelled, nextTryAt } =
    progress;
  return {
    // Who waits for the best subject is queued as well.
    ...{ state, audience, pending: pending + held, deferred, accepted, bounced, failed, uncertain, skipped, cancelled },
    nextTry: nextTryAt && nextTryAt > now ? formatAgo(nextTryAt, now) : null,
    hold: hold(progress, now),
  };
}
