import { readBody } from '@/app/api/read-body';
import { receiveWebhook } from '@/lib/delivery/receive-webhook';

export const dynamic = 'force-dynamic';

/** SendGrid sends up to some hundred KB in one request, SNS at most 256 KB. */
const BODY_MAX_BYTES = 2 * 1024 * 1024;

const STATUS = { 'provider-unknown': 404, forged: 401, malformed: 400 } as const;

/** Where mail providers tell what became of messages: /api/mail-events/mailgun and so on. Every scheme signs the raw
 *  body, so it is read as bytes. 200 only when all of it is stored; a database that is away is a 500, and they come again. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }) {
  const { provider } = await params;
  const body = await readBody(request, BODY_MAX_BYTES);
  if (!body) return new Response(null, { status: 413 });
  const answer = await receiveWebhook(provider, { headers: request.headers, body, now: new Date() });
  return new Response(null, { status: answer.ok ? 200 : STATUS[answer.problem] });
}
