// Mailgun's POST /v3/:domain/messages as documented: multipart form, recipient variables, one bad address refuses the call.
import { type Accepted, isReadable, KEY, nextId, runStandIn } from './stand-in';

const RECIPIENTS_MAX = 1000;
const BYTES_MAX = 25 * 1024 * 1024;

runStandIn(({ path, headers, body, counting }) => {
  const authorization = `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`;
  if (headers.authorization !== authorization)
    return { status: 401, body: 'Forbidden', headers: { 'content-type': 'text/plain' } };
  const domain = /^\/v3\/([^/]+)\/messages$/.exec(path)?.[1];
  if (!domain) return { status: 404, body: { message: 'Domain not found' } };
  if (body.length > BYTES_MAX) return { status: 413, body: { message: 'Message too large' } };
  const fields = readForm(body, headers['content-type'] ?? '');
  const one = (name: string) => fields.find(([key]) => key === name)?.[1];
  const recipients = fields.filter(([name]) => name === 'to').map(([, value]) => value);
  if (!one('from')) return { status: 400, body: { message: "'from' parameter is missing" } };
  if (recipients.length === 0) return { status: 400, body: { message: "'to' parameter is missing" } };
  if (recipients.length > RECIPIENTS_MAX) return { status: 400, body: { message: 'too many recipients' } };
  if (!recipients.every(isReadable))
    return { status: 400, body: { message: "'to' parameter is not a valid address. please check documentation" } };
  let variables: Record<string, Record<string, string>>;
  try {
    variables = JSON.parse(one('recipient-variables') ?? '{}');
  } catch {
    return { status: 400, body: { message: "'recipient-variables' is not valid JSON" } };
  }
  if (recipients.some((to) => !variables[to])) return { status: 400, body: { message: 'a recipient without variables' } };
  const id = `<${nextId()}@${domain}>`;
  const answer = { status: 200, body: { id, message: 'Queued. Thank you.' } };
  if (counting) return { ...answer, accepted: recipients.length };
  return {
    ...answer,
    accepted: recipients.map((to): Accepted => {
      const own = variables[to]!;
      const fill = (text = '') => text.replace(/%recipient\.([a-z0-9_]+)%/gi, (whole, name: string) => own[name] ?? whole);
      const under = (prefix: string) =>
        Object.fromEntries(
          fields.filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), fill(value)]),
        );
      return {
        to,
        from: one('from')!,
        subject: fill(one('subject')),
        html: fill(one('html')),
        text: fill(one('text')),
        headers: under('h:'),
        variables: under('v:'),
        id,
      };
    }),
  };
});

function readForm(body: Buffer, contentType: string): [name: string, value: string][] {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1];
  if (!boundary) return [];
  return body
    .toString('utf8')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part): [string, string] => {
      const end = part.indexOf('\r\n\r\n');
      return [/name="([^"]*)"/.exec(part.slice(0, end))?.[1] ?? '', part.slice(end + 4, -2)];
    });
}
