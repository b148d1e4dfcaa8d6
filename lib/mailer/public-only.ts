/** What an SMTP server that somebody else named may be: it must not lead to the machines beside us (THREATS D22). */
export type PublicOnly = {
  /** Lets a test reach its own server. */
  allow?: (address: string) => boolean;
  /** Stands in for DNS in tests. */
  resolve?: (host: string) => Promise<{ address: string }[]>;
};
