export type QueueSettings = {
  /** How often a failed job is tried again, waiting longer each time. */
  retryLimit: number;
  retryDelaySeconds: number;
  /** How many of this job one worker runs at once. */
  concurrency: number;
  /** Its jobs have a time of their own, so it is looked at every 2 seconds. Others are told of a new job at once and looked at
   *  every 30 seconds beside (pg-boss's own), which would make a timed one as late. */
  isTimed?: true;
  /** When it is queued by itself, with an empty payload; five fields, UTC. */
  cron?: string;
};

/** Every queue there is. `prepareQueues` makes them, so that a job can be put into a transaction at any time. */
export const QUEUES = {
  /** Freezes an issue's audience into the ledger. */
  'start-issue': { retryLimit: 100, retryDelaySeconds: 1, concurrency: 2 },
  /** Decides which of an issue's subjects the rest of its readers get. */
  'decide-subject': { retryLimit: 100, retryDelaySeconds: 5, concurrency: 2, isTimed: true },
  /** Publishes one post at the time its writer chose. */
  'publish-scheduled': { retryLimit: 100, retryDelaySeconds: 1, concurrency: 2, isTimed: true },
  /** Opens one post to everyone at the time its writer chose. */
  'unlock-post': { retryLimit: 100, retryDelaySeconds: 1, concurrency: 2, isTimed: true },
  /** Sends one confirmation, welcome or sign-in message. A lane of its own, never behind an issue. Tried again when a
   *  worker died with it; what the mail server put off is queued anew by the job itself. */
  'send-notice': { retryLimit: 100, retryDelaySeconds: 1, concurrency: 8 },
  /** Asks DNS for one publication's sending domain; the second queues that for each, once a day. */
  'check-sending-domain': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 2 },
  'check-sending-domains': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 1, cron: '17 4 * * *' },
  /** Asks whether one publication's custom domain is its own and leads here; the second queues that for each, once a day. */
  'check-custom-domain': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 2 },
  'check-custom-domains': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 1, cron: '37 4 * * *' },
  /** Thins out old revisions and empties the trash of what lay there for 30 days. */
  'tidy-posts': { retryLimit: 3, retryDelaySeconds: 300, concurrency: 1, cron: '23 3 * * *' },
  /** Makes AVIF of one uploaded picture: one at a time, as it takes a whole processor. */
  'finish-picture': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 1 },
  /** Asks Stripe for what an event names and mirrors it. */
  'apply-stripe-event': { retryLimit: 14, retryDelaySeconds: 2, concurrency: 4 },
  /** Compares one publication's payments with Stripe; the second queues that for each, once a day. */
  'reconcile-payments': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 1 },
  'reconcile-all-payments': { retryLimit: 3, retryDelaySeconds: 60, concurrency: 1, cron: '41 3 * * *' },
  /** Ends paid reading whose time is over. */
  'end-entitlements': { retryLimit: 0, retryDelaySeconds: 60, concurrency: 1, cron: '*/5 * * * *' },
  /** Mails a gift on the day its giver chose. */
  'deliver-gift': { retryLimit: 100, retryDelaySeconds: 5, concurrency: 2, isTimed: true },
  /** Moves the subscribers of one price to another. */
  'move-price': { retryLimit: 5, retryDelaySeconds: 30, concurrency: 1 },
  /** Deletes for good the publications that were deleted 30 days ago. */
  'purge-publications': { retryLimit: 3, retryDelaySeconds: 600, concurrency: 1, cron: '47 3 * * *' },
  /** Tells the hub and the search engines that a post has changed for readers. */
  'announce-post': { retryLimit: 6, retryDelaySeconds: 20, concurrency: 2 },
  /** Tells Stripe the new address of one customer. */
  'tell-stripe-address': { retryLimit: 14, retryDelaySeconds: 30, concurrency: 1 },
  /** Forgets old entries of the activity log and invitations that ran out. */
  'tidy-team': { retryLimit: 3, retryDelaySeconds: 300, concurrency: 1, cron: '31 3 * * *' },
  /** Tells one person of what is new in a thread of comments, at most once an hour. */
  'mail-comments': { retryLimit: 20, retryDelaySeconds: 5, concurrency: 2, isTimed: true },
  /** Shows on pages what was liked and written since the last time. */
  'flush-counts': { retryLimit: 0, retryDelaySeconds: 60, concurrency: 1, cron: '* * * * *' },
  /** Forgets from which network likes came, and settled reports. */
  'tidy-comments': { retryLimit: 3, retryDelaySeconds: 300, concurrency: 1, cron: '37 3 * * *' },
  /** Deletes the picture of a reader who took it away, or was erased. */
  'delete-picture': { retryLimit: 20, retryDelaySeconds: 30, concurrency: 1 },
} satisfies Record<string, QueueSettings>;

export type QueueName = keyof typeof QUEUES;
