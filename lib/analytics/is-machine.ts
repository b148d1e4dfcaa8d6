/** What a request says of itself. */
export type Asking = { method: string; userAgent: string | null; purpose: string | null };

/** Programs that fetch what nobody opened. Each is told by its words alone; all others count as people.
 *  - exactly `Mozilla/5.0`: Apple's mail privacy protection, which fetches every picture as the mail arrives
 *    (github.com/jdavidbakr/mail-tracker/issues/255)
 *  - `… Edge/12.246 Mozilla/5.0` and `… Gmail-content-sampling`: Gmail looks at what has just come in
 *    (github.com/mautic/mautic/pull/10245, github.com/mssola/user_agent/issues/71)
 *  - programs and crawlers that say so: link scanners of mail gateways, previews of chats
 *  Not among them is `GoogleImageProxy`: Gmail fetches by it what a reader opens. */
const EXACTLY = /^Mozilla\/5\.0$/;
const ENDS = /(Edge\/12\.246 Mozilla\/5\.0|Gmail-content-sampling)$/;
const SAYS =
  /bot\b|crawl|spider|slurp|scan|preview|monitor|headless|phantom|curl\/|wget\/|python|java\/|okhttp|go-http-client|libwww|node-fetch|axios|undici|barracuda|proofpoint|mimecast|symantec|fireeye|trendmicro|forcepoint|ironport|safelinks|microsoft office|ms-office/i;

/** Whether a request for what stands in a mail comes from a machine. */
export function isMachine({ method, userAgent, purpose }: Asking): boolean {
  if (method !== 'GET' || /prefetch|preview/i.test(purpose ?? '')) return true;
  const agent = (userAgent ?? '').slice(0, 500).trim();
  return agent === '' || EXACTLY.test(agent) || ENDS.test(agent) || SAYS.test(agent);
}

/** So soon after a server took the mail nobody reads it yet: gateways fetch pictures and follow links on the way in
 *  (github.com/resend/resend-node/issues/901 saw one within 12 s; a reader who is that quick is the reason it is not longer). */
export const TOO_SOON_SECONDS = 5;
/** Nor does anybody follow two links of one mail within this. */
export const TOO_QUICK_SECONDS = 1;
