/** Everything a check can find, good and bad. */
export const FINDINGS = [
  'good',
  'no-domain',
  'servfail',
  'timeout',
  'loop',
  'none',
  'quotes',
  'wildcard',
  'several',
  'revoked',
  'split',
  'cut-off',
  'other-key',
  'weak-key',
  'wrong-type',
  'not-dkim',
  'test-mode',
  'lookups',
  'void-lookups',
  'include-broken',
  'include-loop',
  'not-included',
  'all-allowed',
  'after-all',
  'syntax',
  'no-policy',
  'parent',
  'other-target',
] as const;
export type FindingName = (typeof FINDINGS)[number];

export type Finding = { state: 'good' | 'notice' | 'wrong' | 'unknown'; finding: FindingName; detail: string };

export const good: Finding = { state: 'good', finding: 'good', detail: '' };
export const wrong = (finding: FindingName, detail = ''): Finding => ({ state: 'wrong', finding, detail });
export const notice = (finding: FindingName, detail = ''): Finding => ({ state: 'notice', finding, detail });

/** What a look-up that found nothing means for the record itself. */
export function unanswered(kind: 'none' | 'missing' | 'servfail' | 'timeout' | 'loop', host: string): Finding {
  if (kind === 'none' || kind === 'missing') return wrong('none', host);
  if (kind === 'loop') return wrong('loop', host);
  return { state: 'unknown', finding: kind, detail: host };
}
