// Postmark's POST /email/batch as documented: an entry with its own ErrorCode for each message.
import { type Accepted, isReadable, KEY, nextId, parseJson, runStandIn } from './stand-in';

type Message = {
  From: string;
  To: string;
  Subject: string;
  HtmlBody: string;
  TextBody: string;
  MessageStream: string;
  Metadata: Record<string, string>;
  Headers: { Name: string; Value: string }[];
};

runStandIn(({ path, headers, body }) => {
  if (path !== '/email/batch') return { status: 404, body: { ErrorCode: 404, Message: 'Not found' } };
  if (headers['x-postmark-server-token'] !== KEY)
    return {
      status: 401,
      body: {
        ErrorCode: 10,
        Message: 'The Server Token you provided in the X-Postmark-Server-Token request header was invalid.',
      },
    };
  const messages = parseJson(body) as Message[] | undefined;
  if (!Array.isArray(messages)) return { status: 422, body: { ErrorCode: 402, Message: 'Invalid JSON' } };
  if (messages.length > 500) return { status: 422, body: { ErrorCode: 410, Message: 'Too many batch messages' } };
  if (body.length > 50 * 1024 * 1024) return { status: 413, body: { ErrorCode: 0, Message: 'Payload too large' } };
  const accepted: Accepted[] = [];
  const entries = messages.map((message) => {
    if (!isReadable(message.To)) return { ErrorCode: 300, Message: `Invalid 'To' address: '${message.To}'.` };
    if (message.To.startsWith('inactive'))
      return {
        ErrorCode: 406,
        Message: `You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: ${message.To}.`,
      };
    const id = nextId();
    accepted.push({
      to: message.To,
      from: message.From,
      subject: message.Subject,
      html: message.HtmlBody,
      text: message.TextBody,
      headers: Object.fromEntries(message.Headers.map(({ Name, Value }) => [Name, Value])),
      variables: message.Metadata,
      id,
    });
    return { To: message.To, SubmittedAt: new Date().toISOString(), MessageID: id, ErrorCode: 0, Message: 'OK' };
  });
  return { status: 200, body: entries, accepted };
});
