import type { MailAddress } from '../transport';

/** `"Ana's Letters" <ana@letters.example>`, always quoted: a comma or a dot in a bare name would end it (RFC 5322 §3.4).
 *  The providers encode what is not ASCII. */
export function formatAddress({ name, email }: MailAddress): string {
  // Nothing but a space may come of a line break: it would begin a header of its own.
  const words = name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return words ? `"${words.replace(/["\\]/g, '\\$&')}" <${email}>` : email;
}
