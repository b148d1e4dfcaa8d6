/** Where a reader pays, and comes back from to where they were.
 *  @param next a path of the same host. */
export const upgradePath = (next: string) => `/upgrade?next=${encodeURIComponent(next)}`;
