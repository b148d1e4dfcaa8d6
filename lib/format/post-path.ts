/** A published post's path on its publication's host. */
export const postPath = (slug: string) => `/p/${encodeURIComponent(slug)}`;

export const tagPath = (slug: string) => `/tag/${encodeURIComponent(slug)}`;
export const sectionPath = (slug: string) => `/s/${encodeURIComponent(slug)}`;
export const authorPath = (slug: string) => `/author/${encodeURIComponent(slug)}`;
