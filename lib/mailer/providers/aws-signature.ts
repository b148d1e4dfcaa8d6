import { createHash, createHmac } from 'node:crypto';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
// AWS encodes what encodeURIComponent leaves.
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

export type AwsRequest = { method: string; url: URL; headers: Record<string, string>; body: string | Buffer };
export type AwsCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  service: string;
  sessionToken?: string;
};

/** The headers of a request signed by AWS Signature Version 4, host and date among them.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function signAws(request: AwsRequest, credentials: AwsCredentials, now = new Date()): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const { region, service, accessKeyId, secretAccessKey, sessionToken } = credentials;
  const sent: Record<string, string> = { ...request.headers, host: request.url.host, 'x-amz-date': stamp };
  if (sessionToken) sent['x-amz-security-token'] = sessionToken;
  const names = Object.keys(sent)
    .map((name) => name.toLowerCase())
    .sort();
  const byName = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')]));
  const query = [...request.url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const path = request.url.pathname
    .split('/')
    .map((segment) => encode(segment))
    .join('/');
  const canonical = [
    request.method,
    path,
    query,
    ...names.map((name) => `${name}:${byName.get(name)}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), service), 'aws4_request');
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}
