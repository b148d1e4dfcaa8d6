import { readSignedId, signId } from '@/lib/secrets/sign';

/** Under this name a transport files which delivery a message is, in the provider's own place for such things
 *  (Mailgun `v:`, SendGrid `custom_args`, Postmark `Metadata`, SES and Resend tags), and webhooks bring it back.
 *  16 characters of [a-z_]: Postmark allows 20, SES and Resend only letters, digits, _ and -. */
export const DELIVERY_TAG = 'courant_delivery';

/** The header with the same value, for providers whose events carry headers (SES) or one custom header (Brevo). */
export const DELIVERY_HEADER = 'X-Courant-Delivery';

/** The tag's value: the delivery's id, signed; 43 characters of base64url. */
export const deliveryTag = (deliveryId: string) => signId('delivery-tag', deliveryId);

/** The delivery a tag's value names, or null. */
export const readDeliveryTag = (tag: string) => readSignedId('delivery-tag', tag);

/** The Message-ID of a delivery: the same at each attempt. @param domain that of the From address. */
export const deliveryMessageId = (deliveryId: string, domain: string) => `<d.${deliveryId}@${domain}>`;

/** The delivery a Message-ID of ours names, with or without its angle brackets, or null. It is not signed: believe it
 *  only from a source that is. */
export function readDeliveryMessageId(messageId: string): string | null {
  return /^<?d\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^@<>\s]+>?$/i.exec(messageId.trim())?.[1]?.toLowerCase() ?? null;
}
