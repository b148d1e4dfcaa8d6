// Resend's POST /emails/batch as documented: permissive validation, and idempotency keys bound to their body.
import { type Accepted, type Answer, isReadable, KEY, nextId, parseJson, runStandIn } from './stand-in';

type Email = {
  from: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
};

const known = new Map<string, { body: string; answer: Answer }>();
const refusal = (statusCode: number, name: string, message: string): Answer => ({
  status: statusCode,
  body: { statusCode, name, message },
});

runStandIn(({ path, headers, body }) => {
  if (path !== '/emails/batch') return refusal(404, 'not_found', 'The requested endpoint does not exist.');
  if (!headers.authorization) return refusal(401, 'missing_api_key', 'Missing API key in the authorization header.');
  if (headers.authorization !== `Bearer ${KEY}`) return refusal(403, 'invalid_api_key', 'API key is invalid');
  const key = String(headers['idempotency-key'] ?? '');
  if (key.length > 256) return refusal(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.');
  const text = body.toString('utf8');
  const before = known.get(key);
  if (before) {
    if (before.body !== text)
      return refusal(409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.');
    return { ...before.answer, accepted: [] };
  }
  const emails = parseJson(body) as Email[] | undefined;
  if (!Array.isArray(emails)) return refusal(422, 'validation_error', 'The request body must be a list.');
  if (emails.length === 0) return refusal(422, 'validation_error', 'The request body must hold an email.');
  if (emails.length > 100) return refusal(422, 'validation_error', 'A batch holds up to 100 emails.');
  const accepted: Accepted[] = [];
  const errors: { index: number; message: string }[] = [];
  const fits = (text: string) => /^[A-Za-z0-9_-]{1,256}$/.test(text);
  for (const [index, email] of emails.entries()) {
    if (!isReadable(email.to[0] ?? '')) errors.push({ index, message: 'Invalid `to` field.' });
    else if (!email.tags.every(({ name, value }) => fits(name) && fits(value)))
      errors.push({ index, message: 'Tags should only contain ASCII letters, numbers, underscores, or dashes.' });
    else
      accepted.push({
        to: email.to[0]!,
        from: email.from,
        subject: email.subject,
        html: email.html,
        text: email.text,
        headers: email.headers,
        variables: Object.fromEntries(email.tags.map(({ name, value }) => [name, value])),
        id: nextId(),
      });
  }
  if (errors.length > 0 && headers['x-batch-validation'] !== 'permissive')
    return refusal(422, 'validation_error', errors[0]!.message);
  const answer = {
    status: 200,
    body: { data: accepted.map(({ id }) => ({ id })), ...(errors.length > 0 ? { errors } : {}) },
    accepted,
  };
  if (key) known.set(key, { body: text, answer });
  return answer;
});
