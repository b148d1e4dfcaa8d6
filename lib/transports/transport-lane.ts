/** What a transport can be chosen for: posts, or the messages to one person (sign-in, confirmation …). */
export const TRANSPORT_LANES = ['issues', 'notices'] as const;
export type TransportLane = (typeof TRANSPORT_LANES)[number];
