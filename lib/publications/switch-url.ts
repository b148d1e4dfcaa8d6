import { publicationUrl } from './publication-url';

/** Where a member of two teams goes from one publication's desk to the other's (app/(reader)/sign-in/switch). */
export const switchUrl = (to: { host: string }, fromPublicationId: string): string =>
  publicationUrl(to, `/sign-in/switch?from=${fromPublicationId}`);
