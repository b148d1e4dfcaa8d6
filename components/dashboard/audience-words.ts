type Audience = { kind: 'everyone' | 'free' | 'paid'; segment?: { name: string }; receivedIssueId?: string };

const KINDS = { everyone: 'Everyone who had confirmed', free: 'Free readers', paid: 'Paying readers' };

/** Whom an issue went to. */
export function audienceWords({ kind, segment, receivedIssueId }: Audience): string {
  if (receivedIssueId) return 'Those who got the first mailing';
  return segment ? `${KINDS[kind]}, of the segment “${segment.name}”` : KINDS[kind];
}
