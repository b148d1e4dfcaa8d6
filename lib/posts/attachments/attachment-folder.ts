/** A file's place in the store. The publication comes first, so no host can serve another's. */
export const attachmentFolder = (publicationId: string, key: string) => `${publicationId}/files/${key}`;
