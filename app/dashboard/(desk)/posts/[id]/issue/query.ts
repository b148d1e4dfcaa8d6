import { z } from 'zod';

/** A delivery's states, what needs the writer's eye first; the delivered ones are only a list of everybody. */
export const STATES = ['bounced', 'failed', 'uncertain', 'deferred', 'pending', 'skipped', 'cancelled', 'accepted'] as const;

/** What the page's address may ask for; anything else counts as left out. */
export const IssueQuery = z.object({
  state: z.enum(STATES).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  /** One of several mailings */
  issue: z.uuid().optional().catch(undefined),
  changed: z.string().optional().catch(undefined),
  published: z.string().optional().catch(undefined),
});
export type IssueQuery = z.infer<typeof IssueQuery>;
