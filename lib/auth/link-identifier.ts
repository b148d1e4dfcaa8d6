/** Whom a waiting link is for, as Auth.js's table names it: an address within one publication. @param email folded */
export const linkIdentifier = (publicationId: string, email: string) => `${publicationId}:${email}`;
