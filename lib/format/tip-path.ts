/** Where a reader leaves a tip, and comes back from to where they were.
 *  @param next a path of the same host. */
export const tipPath = (next: string) => `/tip?next=${encodeURIComponent(next)}`;
