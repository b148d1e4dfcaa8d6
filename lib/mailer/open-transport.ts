import { mailgunTransport } from './providers/mailgun';
import { postmarkTransport } from './providers/postmark';
import type { ProviderAddress } from './providers/provider-address';
import { resendTransport } from './providers/resend';
import { sendgridTransport } from './providers/sendgrid';
import { sesTransport } from './providers/ses';
import type { GroupTransport } from './transport';

const PROVIDERS: Record<string, (address: ProviderAddress) => GroupTransport> = {
  mailgun: mailgunTransport,
  ses: sesTransport,
  postmark: postmarkTransport,
  sendgrid: sendgridTransport,
  resend: resendTransport,
};

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const TIMEOUT_SECONDS = 60;

export type TransportAddress =
  | { kind: 'smtp'; url: string }
  | { kind: 'provider'; name: string; open: () => GroupTransport }
  | { kind: 'wrong'; problem: string };

/** Reads a transport's URL: smtp(s)://, or a provider's, such as `mailgun://key@api.mailgun.net/v3/letters.example`.
 *  Characters of a key that a URL cannot hold are percent-encoded. Calls go over https; `mailgun+http://` speaks plain
 *  HTTP and is for this machine alone. `?timeout=` sets the seconds an answer may take. */
export function readTransportUrl(text: string): TransportAddress {
  if (!URL.canParse(text)) return { kind: 'wrong', problem: 'That is not a URL.' };
  const url = new URL(text);
  if (url.protocol === 'smtp:' || url.protocol === 'smtps:') return { kind: 'smtp', url: text };
  const [name = '', plain] = url.protocol.slice(0, -1).split('+');
  const make = Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
  if (!make || (plain !== undefined && plain !== 'http'))
    return { kind: 'wrong', problem: `It begins with smtp, smtps, ${Object.keys(PROVIDERS).join(', ')} and ://` };
  if (plain && !LOOPBACK.test(url.hostname)) return { kind: 'wrong', problem: 'Plain HTTP is for this machine alone.' };
  if (!url.hostname) return { kind: 'wrong', problem: `The address of ${name}'s API is missing after the @.` };
  if (!url.username) return { kind: 'wrong', problem: `The key of ${name} is missing before the @.` };
  if (name === 'ses' && !url.password) return { kind: 'wrong', problem: 'SES takes accessKeyId:secretAccessKey before the @.' };
  if (name === 'mailgun' && !/^\/v\d\/[^/]+\/?$/.test(url.pathname))
    return { kind: 'wrong', problem: 'Mailgun takes /v3/ and your domain after its host.' };
  const timeoutSeconds = Number(url.searchParams.get('timeout') ?? TIMEOUT_SECONDS);
  if (!(timeoutSeconds > 0)) return { kind: 'wrong', problem: 'timeout is a number of seconds.' };
  const address: ProviderAddress = {
    base: new URL(`${plain ? 'http' : 'https'}://${url.host}${url.pathname}`),
    key: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    options: url.searchParams,
    timeoutSeconds,
  };
  return { kind: 'provider', name, open: () => make(address) };
}
