/** Mailbox providers whose domains share servers, and so share a limit. */
const GROUPS: Record<string, RegExp> = {
  'gmail.com': /^(gmail|googlemail)\.com$/,
  'outlook.com': /^(outlook|hotmail|live|msn|passport)\.(com|co|[a-z]{2})(\.[a-z]{2})?$/,
  'yahoo.com': /^(yahoo|ymail|rocketmail|myyahoo|aol|aim)\.(com|co|[a-z]{2})(\.[a-z]{2})?$/,
  'icloud.com': /^(icloud|me|mac)\.com$/,
};

/** The domain whose limit an address falls under: its own, or the one that stands for a provider's many. */
export function recipientDomain(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  for (const [name, pattern] of Object.entries(GROUPS)) if (pattern.test(domain)) return name;
  return domain;
}
