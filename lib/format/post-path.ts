/** A published post's path on its publication's host, or a page's. */
export const postPath = (slug: string, kind: 'post' | 'page' = 'post') =>
  kind === 'page' ? pagePath(slug) : `/p/${encodeURIComponent(slug)}`;
export const pagePath = (slug: string) => `/${encodeURIComponent(slug)}`;

export const tagPath = (slug: string) => `/tag/${encodeURIComponent(slug)}`;
export const sectionPath = (slug: string) => `/s/${encodeURIComponent(slug)}`;
export const authorPath = (slug: string) => `/author/${encodeURIComponent(slug)}`;
