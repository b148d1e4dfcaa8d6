import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { sha256 } from '@/lib/secrets/hash';
import { receiveBrevo } from './providers/brevo';
import { receiveMailgun } from './providers/mailgun';
import { receivePostmark } from './providers/postmark';
import { receiveResend } from './providers/resend';
import { receiveSendgrid } from './providers/sendgrid';
import { receiveSes } from './providers/ses';
import type { ReceiveWebhook, WebhookRequest } from './providers/webhook';
import { recordMailEvent } from './record-mail-event';
import { recordQuietEvents } from './record-quiet-events';

const PROVIDERS: Record<string, ReceiveWebhook> = {
  brevo: receiveBrevo,
  mailgun: receiveMailgun,
  postmark: receivePostmark,
  resend: receiveResend,
  sendgrid: receiveSendgrid,
  ses: receiveSes,
};

export type WebhookAnswer = { ok: true; stored: number } | { ok: false; problem: 'provider-unknown' | 'forged' | 'malformed' };

const DAY_MS = 86_400_000;

/** Takes a provider's webhook: verifies it, and stores each of its events once with what follows from it. Answers ok only
 *  when all are stored; throws when the database is away, so that the provider comes again. A provider that is not set up
 *  does not exist. Logs of a forged one only that it came. */
export async function receiveWebhook(provider: string, request: WebhookRequest): Promise<WebhookAnswer> {
  const receive = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined;
  const received = receive ? await receive(request) : undefined;
  if (!received || (!received.ok && received.problem === 'not-set-up')) return { ok: false, problem: 'provider-unknown' };
  if (!received.ok) {
    log.warn({ provider, problem: received.problem, sizeBytes: request.body.length }, 'webhook.refused');
    return { ok: false, problem: received.problem === 'malformed' ? 'malformed' : 'forged' };
  }
  if (received.token && !(await claimToken(provider, received.token, request))) {
    log.warn({ provider, problem: 'replayed' }, 'webhook.refused');
    return { ok: false, problem: 'forged' };
  }
  // Sign-in links and other notices go through the same account: their events are not an issue's.
  const events = received.events.flatMap(({ id, deliveryId, ...event }) =>
    deliveryId ? [{ provider, providerEventId: id, deliveryId, ...event }] : [],
  );
  const { stored, rest } = await recordQuietEvents(events, request.now);
  const answer = { ok: true as const, stored };
  for (const event of rest) {
    const recorded = await recordMailEvent(event, request.now);
    if (recorded.ok && !recorded.repeated) answer.stored++;
  }
  return answer;
}

/** Whether the token comes with this body, now or again: the provider may repeat a request, nobody may reuse its signature. */
async function claimToken(provider: string, token: string, { body, now }: WebhookRequest): Promise<boolean> {
  const tokenHash = sha256(token);
  const bodyHash = sha256(body.toString('latin1'));
  await db.webhookToken.createMany({ data: { provider, tokenHash, bodyHash, at: now }, skipDuplicates: true });
  await db.webhookToken.deleteMany({ where: { at: { lt: new Date(now.getTime() - 2 * DAY_MS) } } });
  const claimed = await db.webhookToken.findUnique({
    where: { provider_tokenHash: { provider, tokenHash } },
    select: { bodyHash: true },
  });
  return claimed?.bodyHash === bodyHash;
}
