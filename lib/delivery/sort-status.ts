import type { MailEventKind } from '@/lib/db/types';
import { sortReply } from '@/lib/mailer/replies';
import { statusOfWords } from './known-refusals';

/** A class.subject.detail that is not part of an IP address or a version number. */
const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;
const REPLY = /(?<![\d.#-])([45]\d\d)(?=[\s#-]|$)/;

export type SortedStatus = { kind: MailEventKind; status: string | null };

/** Which event a refusal is that arrived afterwards, by the same table as an answer over SMTP.
 *  @param words the server's, as quoted in a report: they may hold a reply code and a status of their own.
 *  @param given the report's own status, such as 5.1.1; '' where it gives none. */
export function sortStatus(words: string, given: string): SortedStatus {
  const found = mostSpecific([...words.matchAll(STATUS)].map(([text]) => text).concat(given ? [given] : []));
  const status = found === null || isVague(found) ? (statusOfWords(words) ?? found) : found;
  const code = REPLY.exec(words)?.[1] ?? (status?.startsWith('4') ? '450' : '550');
  // A server that first says 4.2.2 and is then given up on says what the last reply said; class 2 is no refusal at all.
  const { outcome, suppress, retryOnce } = sortReply(`${code} ${status ?? ''} ${words}`.replace(/\s+/g, ' '), stageOf(words));
  if (outcome === 'sender-fault') return { kind: 'sender_fault', status };
  return { kind: outcome === 'refused' && suppress && !retryOnce ? 'hard_bounce' : 'soft_bounce', status };
}

/** X.0.0 says nothing, and a report often writes it above a precise one. */
function mostSpecific(found: string[]): string | null {
  const failures = found.filter((status) => !status.startsWith('2'));
  return failures.find((status) => !status.endsWith('.0')) ?? failures.find((status) => !isVague(status)) ?? failures[0] ?? null;
}

/** X.0.0: it failed, and nobody says why. */
export const isVague = (status: string) => /^\d\.0\.0$/.test(status);

const stageOf = (words: string) => (/(end of data|after (end of )?data|in reply to .*data)/i.test(words) ? 'dot' : 'rcpt');
