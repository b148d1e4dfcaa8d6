const MAX_LENGTH = 2_000;

/** A link's address when it is safe to follow, else null: http, https or mailto, written out in full,
 *  with no control, formatting or white space characters (browsers drop some, so `java\tscript:` runs)
 *  and no user:password before the host (it passes for a host). */
export function safeUrl(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > MAX_LENGTH) return null;
  if (/[\p{C}\s<>"`\\]/u.test(address) || !/^(https?:\/\/|mailto:)./i.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.pathname.includes('@') ? address : null;
  return url.hostname && !url.username && !url.password ? address : null;
}
