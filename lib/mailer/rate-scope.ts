import type { SmtpReply } from './smtp-reply';

const ACCOUNT = /sending rate|throttling failure|your (account|plan|api)|per (account|user)|messages per (second|minute)/i;
const SESSIONS = /connection|session/i;
const RATE = /\brate\b|volume|throttl|too (many|fast)|slow down|limit/i;

/** Whose rate a server's words are about: our account's with the relay, or one recipient domain's with us. null where it
 *  speaks of something else: a 421 that closes a session, or wants fewer of them, says nothing about how fast mail comes. */
export function rateScope({ slowDown, code, enhanced, text, stage }: SmtpReply): 'transport' | 'domain' | null {
  if (!slowDown) return null;
  if (SESSIONS.test(text) || (code === 421 && !enhanced?.startsWith('4.7.') && !RATE.test(text))) return null;
  // Before a recipient is named it cannot be about his domain.
  if (stage === 'connect' || stage === 'auth' || stage === 'mail') return 'transport';
  return ACCOUNT.test(text) ? 'transport' : 'domain';
}
