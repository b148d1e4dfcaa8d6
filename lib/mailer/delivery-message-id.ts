/** The Message-ID of a delivery: the same at each attempt. @param domain that of the From address. */
export const deliveryMessageId = (deliveryId: string, domain: string) => `<d.${deliveryId}@${domain}>`;

/** The delivery a Message-ID of ours names, with or without its angle brackets, or null. It is not signed: believe it
 *  only from a source that is. */
export function readDeliveryMessageId(messageId: string): string | null {
  return /^<?d\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^@<>\s]+>?$/i.exec(messageId.trim())?.[1]?.toLowerCase() ?? null;
}
