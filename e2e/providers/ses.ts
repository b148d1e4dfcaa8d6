// Amazon SES v2's SendBulkEmail as documented: signed (Signature Version 4, checked here by itself), 50 entries, a status each.
import { createHash, createHmac } from 'node:crypto';
import { type Accepted, type Answer, type Call, isReadable, KEY, nextId, parseJson, runStandIn } from './stand-in';

const SECRET = 'test-secret';
type Bulk = {
  FromEmailAddress: string;
  DefaultContent: { Template: { TemplateContent: { Subject: string; Text: string; Html: string }; TemplateData: string } };
  BulkEmailEntries: {
    Destination: { ToAddresses: string[] };
    ReplacementTags: { Name: string; Value: string }[];
    ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: string } };
    ReplacementHeaders: { Name: string; Value: string }[];
  }[];
};

const refusal = (status: number, name: string, message: string): Answer => ({
  status,
  headers: { 'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazonaws.sesv2/` },
  body: { message },
});

runStandIn((call) => {
  if (!isSigned(call)) return refusal(403, 'InvalidSignatureException', 'The request signature we calculated does not match.');
  if (call.path !== '/v2/email/outbound-bulk-emails') return refusal(404, 'NotFoundException', 'no such operation');
  if (call.body.length > 1024 * 1024) return refusal(400, 'BadRequestException', 'the input is longer than 1 MB');
  const bulk = parseJson(call.body) as Bulk | undefined;
  if (!bulk) return refusal(400, 'BadRequestException', 'not JSON');
  const entries = bulk.BulkEmailEntries;
  if (entries.length === 0) return refusal(400, 'BadRequestException', 'BulkEmailEntries must hold an entry');
  if (entries.length > 50) return refusal(400, 'BadRequestException', 'Number of destinations exceeded the limit of 50');
  if (!entries.every(({ Destination }) => Destination.ToAddresses.every(isReadable)))
    return refusal(400, 'BadRequestException', 'Missing final "@domain"');
  const accepted: Accepted[] = [];
  const { TemplateContent, TemplateData } = bulk.DefaultContent.Template;
  const results = entries.map((entry) => {
    const to = entry.Destination.ToAddresses[0]!;
    if (to.startsWith('overday')) return { Status: 'ACCOUNT_DAILY_QUOTA_EXCEEDED', Error: 'Daily message quota exceeded.' };
    if (to.startsWith('throttled')) return { Status: 'ACCOUNT_THROTTLED', Error: 'Maximum sending rate exceeded.' };
    if (entry.ReplacementHeaders.length > 15 || entry.ReplacementHeaders.some(({ Value }) => Value.length > 870))
      return { Status: 'INVALID_PARAMETER', Error: 'headers' };
    const data = {
      ...JSON.parse(TemplateData),
      ...JSON.parse(entry.ReplacementEmailContent.ReplacementTemplate.ReplacementTemplateData),
    } as Record<string, string>;
    let missing = false;
    const fill = (text: string) =>
      text.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => {
        missing ||= data[name] === undefined;
        return data[name] ?? '';
      });
    const id = nextId();
    const message = {
      to,
      from: bulk.FromEmailAddress,
      subject: fill(TemplateContent.Subject),
      html: fill(TemplateContent.Html),
      text: fill(TemplateContent.Text),
      headers: Object.fromEntries(entry.ReplacementHeaders.map(({ Name, Value }) => [Name, Value])),
      variables: Object.fromEntries(entry.ReplacementTags.map(({ Name, Value }) => [Name, Value])),
      id,
    };
    if (missing) return { Status: 'INVALID_PARAMETER', Error: 'a value is missing' };
    accepted.push(message);
    return { Status: 'SUCCESS', MessageId: id };
  });
  return { status: 200, body: { BulkEmailEntryResults: results }, accepted };
});

function isSigned({ path, headers, body }: Call): boolean {
  const [, credential, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ??
    [];
  const [accessKey, day, region, service, end] = credential?.split('/') ?? [];
  if (!names || accessKey !== KEY || !day || !region || !service || end !== 'aws4_request') return false;
  const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const listed = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const canonical = `POST\n${path}\n\n${listed.join('')}\n${names}\n${hash(body)}`;
  const scope = `${day}/${region}/${service}/${end}`;
  const text = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${scope}\n${hash(canonical)}`;
  const key = mac(mac(mac(mac(`AWS4${SECRET}`, day), region), service), end);
  return createHmac('sha256', key).update(text).digest('hex') === signature;
}
