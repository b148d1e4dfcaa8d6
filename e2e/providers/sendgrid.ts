// SendGrid's POST /v3/mail/send as documented: 202 without a body, or 400 naming the personalizations at fault.
import { type Accepted, isReadable, KEY, nextId, parseJson, runStandIn } from './stand-in';

type Mail = {
  from: { email: string; name?: string };
  subject: string;
  content: { type: string; value: string }[];
  personalizations: {
    to: { email: string }[];
    headers: Record<string, string>;
    substitutions: Record<string, string>;
    custom_args: Record<string, string>;
  }[];
};

const SUBSTITUTION_BYTES_MAX = 10_000;
const RESERVED =
  /^(x-sg-id|x-sg-eid|received|dkim-signature|content-type|content-transfer-encoding|to|from|subject|reply-to|cc|bcc)$/i;

runStandIn(({ path, headers, body }) => {
  if (path !== '/v3/mail/send') return { status: 404, body: { errors: [{ message: 'not found', field: null }] } };
  if (headers.authorization !== `Bearer ${KEY}`)
    return {
      status: 401,
      body: {
        errors: [{ message: 'The provided authorization grant is invalid, expired, or revoked', field: null, help: null }],
      },
    };
  if (body.length > 30 * 1024 * 1024) return { status: 413, body: { errors: [{ message: 'payload too large', field: null }] } };
  const mail = parseJson(body) as Mail | undefined;
  if (!mail?.personalizations) return { status: 400, body: { errors: [{ message: 'Bad Request', field: null, help: null }] } };
  const errors: { message: string; field: string; help: null }[] = [];
  const fault = (field: string, message: string) => errors.push({ message, field, help: null });
  if (mail.personalizations.length > 1000)
    fault('personalizations', 'The personalization block is limited to 1000 personalizations per API request.');
  if (mail.content[0]?.type !== 'text/plain') fault('content', 'If present, text/plain and text/html must come first');
  const seen = new Set<string>();
  mail.personalizations.forEach(({ to, headers: own, substitutions }, index) => {
    const address = to[0]?.email ?? '';
    if (!isReadable(address)) fault(`personalizations.${index}.to.0.email`, 'Does not contain a valid address.');
    if (seen.has(address)) fault('personalizations', 'Each email address in the personalization block should be unique');
    seen.add(address);
    for (const name of Object.keys(own)) if (RESERVED.test(name)) fault(`personalizations.${index}.headers`, 'a reserved header');
    if (Buffer.byteLength(JSON.stringify(substitutions)) > SUBSTITUTION_BYTES_MAX)
      fault(`personalizations.${index}.substitutions`, 'The substitutions are limited to 10000 bytes');
  });
  if (errors.length > 0) return { status: 400, body: { errors } };
  const id = nextId();
  return {
    status: 202,
    headers: { 'x-message-id': id },
    body: undefined,
    accepted: mail.personalizations.map(({ to, headers: own, substitutions, custom_args }): Accepted => {
      const fill = (text = '') =>
        Object.entries(substitutions).reduce((filled, [tag, value]) => filled.replaceAll(tag, () => value), text);
      const part = (type: string) => fill(mail.content.find((content) => content.type === type)?.value);
      return {
        to: to[0]!.email,
        from: mail.from.email,
        subject: fill(mail.subject),
        html: part('text/html'),
        text: part('text/plain'),
        headers: own,
        variables: custom_args,
        id,
      };
    }),
  };
});
