import { createPrivateKey, createPublicKey } from 'node:crypto';
import { z } from 'zod';

// An empty variable, as `NAME=` in a .env file leaves it, is one that is not set.
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = z.preprocess(blank, z.string().trim().optional());
const url = (protocol: RegExp, hint: string) => z.preprocess(blank, z.url({ protocol, error: hint }).optional());
const count = (fallback: number, hint: string) =>
  z.preprocess(blank, z.coerce.number({ error: hint }).int(hint).min(0, hint).default(fallback));
const port = (hint: string) =>
  z.preprocess(blank, z.coerce.number({ error: hint }).int(hint).min(1, hint).max(65535, hint).optional());
/** Of different ones: thirty-two times one letter is as long as a secret, and none. */
const FEWEST_CHARACTERS = 10;
const secret = (hint: string) =>
  z
    .string({ error: hint })
    .min(32, hint)
    .refine((text) => new Set(text).size >= FEWEST_CHARACTERS, hint);

function isDkimKey(pem: string) {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPrivateKey(pem);
    return type === 'ed25519' || (type === 'rsa' && (details?.modulusLength ?? 0) >= 2048);
  } catch {
    return false;
  }
}

/** Base64 of a DER public key. A wrong one would be found out only when the first event is refused. */
function isPublicKey(text: string) {
  try {
    createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}

const EnvSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    DATA_DIR: z.string().default('.courant'),
    SITE_URL: z
      .url({ protocol: /^https?$/, error: 'the address readers use, such as https://letters.example' })
      .refine((text) => /^https?:\/\/[^/?#@]+\/?$/i.test(text), 'an address without a path, such as https://letters.example')
      .transform((value) => new URL(value)),
    PORT: port('a port number from 1 to 65535, such as 3000').transform((value) => value ?? 3000),
    TRUSTED_PROXIES: count(0, 'how many proxies of yours stand before the web process: 0, 1 …'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'postgresql://user:password@host:5432/database' }),
    DATABASE_CONNECTIONS: count(10, 'connections one process may hold, such as 10'),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://user:password@host:587, or smtps:// for port 465' }),
    SMTP_CONNECTIONS: count(100, 'connections one worker may hold to the relay, such as 100'),
    /** How issues leave: a provider's URL (lib/mailer/open-transport). SMTP_URL where it is not set; notices always take that. */
    MAIL_TRANSPORT_URL: url(
      /^(smtps?|(mailgun|ses|postmark|sendgrid|resend)(\+http)?)$/,
      'such as mailgun://key@api.mailgun.net/v3/letters.example; leave it out to send by SMTP_URL',
    ),
    /** Where the local inbox shows the mail, while SMTP_URL leads to it. */
    INBOX_URL: url(/^https?$/, 'the address of the local inbox; it is set by itself'),
    /** The install's own sending address; a publication without a verified domain writes from it. */
    MAIL_FROM: z.email({ error: 'an address such as post@letters.example' }),
    /** The domain whose MX leads to the worker; return paths stand under it. */
    BOUNCE_DOMAIN: optional,
    /** Where the worker takes the mail of BOUNCE_DOMAIN; without it no mail is taken. */
    INBOUND_SMTP_PORT: port('the port on which the worker takes mail for BOUNCE_DOMAIN, such as 25'),
    /** What makes each provider's webhook believable; a provider without it is answered 404. */
    SES_TOPIC_ARN: z.preprocess(
      blank,
      z
        .string()
        .regex(
          /^(arn:aws[a-z-]*:sns:[\w-]+:\d{12}:[\w.-]+)(,\s*arn:aws[a-z-]*:sns:[\w-]+:\d{12}:[\w.-]+)*$/,
          'the SNS topic, such as arn:aws:sns:eu-west-1:123456789012:mail; several with commas',
        )
        .optional(),
    ),
    POSTMARK_WEBHOOK_LOGIN: z.preprocess(
      blank,
      z
        .string()
        .regex(/^[^:]+:.{16,}$/, 'user:password as in the webhook address, the password 16 characters or more')
        .optional(),
    ),
    MAILGUN_WEBHOOK_KEY: optional,
    SENDGRID_WEBHOOK_KEY: z.preprocess(
      blank,
      z.string().trim().refine(isPublicKey, 'the verification key that SendGrid shows, which begins with MFk…').optional(),
    ),
    RESEND_WEBHOOK_SECRET: z.preprocess(
      blank,
      z.string().startsWith('whsec_', 'the signing secret of the webhook, whsec_…').optional(),
    ),
    BREVO_WEBHOOK_TOKEN: z.preprocess(blank, z.string().min(16, 'the token of the webhook, 16 characters or more').optional()),
    /** What a sending domain's SPF record must hold, as the relay's documentation names it: include:amazonses.com */
    MAIL_SPF: optional,
    /** The public addresses at which this install is reached: what a domain that cannot have a CNAME leads to. */
    SITE_ADDRESSES: optional,
    /** Name servers asked when a domain is checked, such as 9.9.9.9, 1.1.1.1; the machine's own where not set. */
    DNS_SERVERS: optional,
    /** Addresses of a private network that writers' links may be looked up at, such as 10.0.0.5:80; none where not set. */
    FETCH_PRIVATE: optional,
    /** The hub of WebSub that is told when a feed has changed, and that feeds lead to; none where not set. */
    WEBSUB_HUB: url(/^https?$/, 'the address of a WebSub hub, such as https://pubsubhubbub.appspot.com/'),
    /** Where search engines are told which page has changed; nobody is told where not set. */
    INDEXNOW_URL: url(/^https?$/, 'the address of an IndexNow service, such as https://api.indexnow.org/indexnow'),
    /** Signs the install's own mail (DKIM): domain and selector of the TXT record, and the key as PEM. */
    DKIM_DOMAIN: z.preprocess(blank, z.string().trim().toLowerCase().optional()),
    DKIM_SELECTOR: optional,
    DKIM_PRIVATE_KEY: z.preprocess(
      blank,
      z
        .string()
        .transform((value) => value.replaceAll('\\n', '\n'))
        .refine(isDkimKey, 'a PEM private key, RSA of 2048 bits or more or Ed25519; line breaks may be written as \\n')
        .optional(),
    ),
    S3_BUCKET: optional,
    S3_REGION: z.preprocess(blank, z.string().default('us-east-1')),
    S3_ENDPOINT: url(/^https?$/, 'the address of an S3-compatible store, such as https://s3.example'),
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    /** The install's Stripe key: publications may take money by it, or connect accounts of their own to it. */
    STRIPE_SECRET_KEY: z.preprocess(
      blank,
      z
        .string()
        .trim()
        .regex(/^(sk|rk)_(test|live)_\w+$/, 'a secret key of Stripe, sk_live_… or sk_test_…')
        .optional(),
    ),
    /** Of webhook endpoints that the operator made at /api/stripe/webhook; several with commas. */
    STRIPE_WEBHOOK_SECRET: z.preprocess(
      blank,
      z
        .string()
        .regex(/^whsec_\S+(,\s*whsec_\S+)*$/, 'the signing secret of the webhook, whsec_…; several with commas')
        .optional(),
    ),
    /** Set: each publication connects a Stripe account of its own, and this share of its payments goes to the install. */
    STRIPE_FEE_PERCENT: z.preprocess(
      blank,
      z.coerce.number('a percentage such as 5, or 0').min(0, 'a percentage such as 5, or 0').max(50, 'at most 50').optional(),
    ),
    /** Where a stand-in for Stripe answers, for its own keys (sk_test_TestMoney…). */
    STRIPE_API_URL: url(/^https?$/, 'the address of a stand-in for Stripe; leave it out to ask Stripe itself'),
    /** Who may start another publication on this install: its owner, everyone who writes on it, or nobody. */
    NEW_PUBLICATIONS: z.preprocess(blank, z.enum(['owner', 'writers', 'nobody'], 'owner, writers or nobody').default('owner')),
    AUTH_SECRET: secret('at least 32 random characters; leave it out and one is made and kept'),
    /** Opens the set-up page of an empty install. */
    SETUP_TOKEN: z.preprocess(
      blank,
      z.string().trim().min(16, '16 random characters or more; leave it out and one is made and kept').optional(),
    ),
    /** How long a worker may hold what it claimed without renewing it: what a dead one held goes out after that. */
    WORKER_LEASE_SECONDS: z.preprocess(blank, z.coerce.number().int().min(2, 'two seconds or more').default(60)),
    /** Stretches every wait before another try, of messages and of connections; for tests. */
    WORKER_RETRY_SCALE: z.preprocess(blank, z.coerce.number().positive('1, or a fraction in tests').max(1).default(1)),
    /** The longest wait for any answer of the relay. After the message's end a server may take ten minutes, and one that is
     *  given less may get the message twice (RFC 1047). */
    SMTP_TIMEOUT_SECONDS: z.preprocess(blank, z.coerce.number().int().min(1, 'seconds, such as 630').default(630)),
    WORKER_STOP_SECONDS: count(25, 'seconds a stopping worker may take to finish what is in flight, such as 25'),
  })
  .superRefine((value, context) => {
    const dkim = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'] as const;
    const missing = dkim.filter((name) => !value[name]);
    if (missing.length > 0 && missing.length < dkim.length)
      context.addIssue({
        code: 'custom',
        path: [missing[0]!],
        message: `set all of ${dkim.join(', ')}, or none: without a key mail goes out unsigned`,
      });
    if (value.S3_BUCKET && !(value.S3_ACCESS_KEY_ID && value.S3_SECRET_ACCESS_KEY))
      context.addIssue({
        code: 'custom',
        path: ['S3_ACCESS_KEY_ID'],
        message: 'S3_BUCKET is set: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY as well',
      });
  });

export type Env = z.infer<typeof EnvSchema>;

/** What is wrong with the environment, a line for each name, every one at once. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/** @throws EnvironmentError naming every wrong variable and what to set it to. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = EnvSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new EnvironmentError(`These settings are missing or wrong:\n${lines.join('\n')}`);
}

let parsed: Env | undefined;

/** The checked environment. Read at first use, so that a build needs none of it. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** An absolute address on one of the install's hosts, with the scheme and port of SITE_URL.
 *  @param host without a port. @param path begins with a slash; may carry a query. */
export function addressOn(host: string, path: string): string {
  const { protocol, port } = env().SITE_URL;
  return `${protocol}//${host}${port ? `:${port}` : ''}${path}`;
}
