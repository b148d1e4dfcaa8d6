import type { MailEventKind } from '@/lib/db/types';

export type WeighedEvent = { kind: MailEventKind; at: Date; status: string | null; detail: string };

/** What all events of a delivery say of it together, in whatever order they came. */
export type Fate = {
  /** bounced: refused for good, now (hard) or for this time (soft). failed: a fault of ours. null: nothing to change. */
  state: 'accepted' | 'bounced' | 'failed' | null;
  hard: WeighedEvent | null;
  soft: WeighedEvent | null;
  complaint: WeighedEvent | null;
  unsubscribed: WeighedEvent | null;
};

/** The earliest of a kind; of two at one time, the one whose words sort first: never the one that happened to come first. */
function earliest(events: WeighedEvent[], kind: MailEventKind): WeighedEvent | null {
  const found = events.filter((event) => event.kind === kind);
  found.sort((a, b) => a.at.getTime() - b.at.getTime() || a.detail.localeCompare(b.detail));
  return found[0] ?? null;
}

/** A hard bounce or a complaint outweighs everything. Between a soft bounce, a fault of ours and a delivery, the last
 *  to happen counts (a server may take a message after it deferred it, and may bounce one that it took); at the same
 *  instant, the worse. Opens and clicks change nothing: programs open mail too. */
export function weighEvents(events: WeighedEvent[]): Fate {
  const hard = earliest(events, 'hard_bounce');
  const worse: MailEventKind[] = ['delivered', 'sender_fault', 'soft_bounce'];
  const last = events
    .filter(({ kind }) => worse.includes(kind))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || worse.indexOf(a.kind) - worse.indexOf(b.kind))
    .at(-1);
  const soft = !hard && last?.kind === 'soft_bounce' ? last : null;
  const fault = !hard && last?.kind === 'sender_fault';
  return {
    state: hard || soft ? 'bounced' : fault ? 'failed' : last ? 'accepted' : null,
    hard,
    soft,
    complaint: earliest(events, 'complaint'),
    unsubscribed: earliest(events, 'unsubscribed'),
  };
}
