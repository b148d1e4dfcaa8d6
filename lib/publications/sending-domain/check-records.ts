import { z } from 'zod';
import { checkDkim } from './check-dkim';
import { checkDmarc } from './check-dmarc';
import { checkReturnPath } from './check-return-path';
import { checkSpf } from './check-spf';
import type { Expected } from './dns-records';
import { FINDINGS } from './findings';
import type { Dns } from './look-up';

export const CheckedRecord = z.object({
  name: z.enum(['dkim-rsa', 'dkim-ed25519', 'spf', 'dmarc', 'return-path', 'next-dkim-rsa', 'next-dkim-ed25519']),
  host: z.string(),
  /** unknown: DNS did not answer, so nothing is known of the record */
  state: z.enum(['good', 'notice', 'wrong', 'unknown']),
  finding: z.enum(FINDINGS),
  /** What the finding's words name: a record, a count, another host */
  detail: z.string(),
  required: z.boolean(),
});
export type CheckedRecord = z.infer<typeof CheckedRecord>;

/** Compares what DNS shows with what the domain must show. Asks DNS only; changes nothing. */
export async function checkRecords(expected: Expected, dns: Dns): Promise<CheckedRecord[]> {
  const { domain, returnPath } = expected;
  const checks = [
    ...expected.dkim.map(async (key) => ({
      ...(await checkDkim(domain, key, dns)),
      name: key.name,
      host: `${key.selector}._domainkey.${domain}`,
      required: key.required,
    })),
    checkSpf(domain, expected.spfTerms, dns).then((found) => ({ ...found, name: 'spf' as const, host: domain, required: true })),
    checkDmarc(domain, dns).then((found) => ({ ...found, name: 'dmarc' as const, host: `_dmarc.${domain}`, required: true })),
    ...(returnPath
      ? [
          checkReturnPath(returnPath.host, returnPath.target, dns).then((found) => ({
            ...found,
            name: 'return-path' as const,
            host: returnPath.host,
            required: false,
          })),
        ]
      : []),
  ];
  return Promise.all(checks);
}

/** Whether mail may go out under the domain; null when DNS did not answer for something that decides it. */
export function isVerified(results: CheckedRecord[]): boolean | null {
  const needed = results.filter(({ required }) => required);
  if (needed.some(({ state }) => state === 'wrong')) return false;
  return needed.some(({ state }) => state === 'unknown') ? null : true;
}
