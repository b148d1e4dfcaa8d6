/** A published post's path on its publication's host. */
export const postPath = (slug: string) => `/p/${encodeURIComponent(slug)}`;
