import type { Tx } from '@/lib/db/types';

/** The channel on which senders hear of work, and of issues that must stop. */
export const SENDER_CHANNEL = 'courant_sender';

/** Tells every sender that rows came due, when the caller's transaction commits. A sender that misses it finds them by its
 *  own polling. */
export const wakeSenders = (tx: Tx) => tx.$executeRaw`select pg_notify(${SENDER_CHANNEL}, 'due')`;

/** Tells every sender to let go of an issue's rows that it has not begun to send. */
export const haltSenders = (tx: Tx, issueId: string) => tx.$executeRaw`select pg_notify(${SENDER_CHANNEL}, ${`halt:${issueId}`})`;
