import { fileURLToPath } from 'node:url';

/** The host without its port, as `:host` for a rewrite's destination. Next has lower-cased it; what is no host name
 *  (a slash, a percent sign) matches nothing and gets a 404. */
const byHost = [{ type: 'host', value: '(?<host>[a-z0-9.-]+)' }];

/** The posts of a tag, a section or an author. */
const TOPIC = '/:kind(tag|s|author)/:slug';
const FEED = '/:file(feed\\.xml|atom\\.xml|feed\\.json)';
/** A post's discussion, one comment of it, and the page of a reader who wrote there. */
const COMMENTS = '/p/:slug/comments';
const ORDER = '/:order(liked|newest|oldest)';
const COMMENT = '/p/:slug/comment/:id';
const READER = '/readers/:id';
const SITEMAP_PART = '/sitemap-:part(pages|posts|topics|news).xml';

/** What readers see: the request's host names the publication, as the first segment of the inner path. */
const SITE_PATHS = [
  '/',
  '/p/:slug',
  '/p/:slug/social.png',
  COMMENTS,
  `${COMMENTS}${ORDER}`,
  `${COMMENTS}${ORDER}/:page`,
  COMMENT,
  READER,
  '/archive',
  '/archive/:year',
  '/home',
  '/welcome',
  FEED,
  `${TOPIC}${FEED}`,
  TOPIC,
  `${TOPIC}/:page`,
  '/subscribe',
  '/subscribe/:outcome',
  '/sitemap.xml',
  SITEMAP_PART,
  '/robots.txt',
  '/podcast.xml',
  '/podcast.jpg',
  '/indexnow.txt',
  '/llms.txt',
];

/** What a signed-in reader may read on a page differs, so who sends a session's cookie (lib/auth/cookies.ts) gets a page made
 *  for them, whether or not the session holds. Over https the cookie has its prefix. */
const SESSION_COOKIES = ['authjs.session-token', '__Host-authjs.session-token'].map((key) => ({ type: 'cookie', key }));
const READER_PATHS = ['/p/:slug', COMMENTS, `${COMMENTS}${ORDER}`, `${COMMENTS}${ORDER}/:page`, COMMENT, READER];

/** Where the page of a path stands, when not at the same one. A folder named sitemap.xml is Next's own sitemap, which the
 *  build would ask for without a host. */
const INNER_PATHS = {
  '/': '',
  '/sitemap.xml': '/sitemap',
  [COMMENTS]: `${COMMENTS}/liked/1`,
  [`${COMMENTS}${ORDER}`]: `${COMMENTS}/:order/1`,
  [`${COMMENTS}${ORDER}/:page`]: `${COMMENTS}/:order/:page`,
  [SITEMAP_PART]: '/sitemap/:part',
  '/podcast.xml': '/podcast/feed',
  '/podcast.jpg': '/podcast/cover',
  '/indexnow.txt': '/indexnow',
  '/llms.txt': '/llms',
  [FEED]: '/feed/:file',
  [TOPIC]: '/of/:kind/:slug/1',
  [`${TOPIC}${FEED}`]: '/of/:kind/:slug/feed/:file',
  [`${TOPIC}/:page`]: '/of/:kind/:slug/:page',
};
const innerPath = (path) => INNER_PATHS[path] ?? path;

/** Pages that read a cookie or a token: never in a shared cache. */
const PERSONAL_PATHS = [
  '/dashboard/:path*',
  '/account/:path*',
  '/poll/:path*',
  '/comment/:path*',
  '/like/:path*',
  '/sign-in/:path*',
  '/setup/:path*',
  '/upgrade/:path*',
  '/tip',
];
/** A draft as its page will be: the dashboard shows it in a frame, without scripts and as of no origin. */
const PREVIEW_PATH = '/preview/:token';
/** The front page with a theme that is being tried, framed alike. */
const THEME_PREVIEW_PATH = '/dashboard/theme-preview';
/** Pages whose address is a secret: no other site sees it as a Referer. Not no-referrer: a form sent without JavaScript
 *  would then carry `Origin: null`, which server actions refuse. */
const TOKEN_PATHS = [
  PREVIEW_PATH,
  '/confirm/:path*',
  '/vote/:path*',
  '/unsubscribe/:path*',
  '/sign-in/:path*',
  '/setup/:path*',
  '/gift/:path*',
  '/group/:path*',
  '/erase/:path*',
  '/address/:path*',
];

// A static page's inline scripts are Next's own and differ with each page, so no hash or nonce can name them without
// making every page dynamic. Pages served from the cache have no inline scripts and are sent a stricter policy
// (lib/pages/plain-page.mjs).
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${process.env.NODE_ENV === 'development' ? ' ws:' : ''}`,
  // Players of embeds, framed once a reader presses play (lib/document/nodes/embed/players.ts).
  'frame-src https://www.youtube-nocookie.com https://player.vimeo.com https://open.spotify.com https://w.soundcloud.com',
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Stripe's pages are led to by one of ours where JavaScript is off (app/(reader)/upgrade/leave-for.ts).
  "form-action 'self'",
].join('; ');

const header = (key, value) => ({ key, value });
const noStore = header('Cache-Control', 'private, no-store');

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run check` runs tsc over everything; once is enough.
  typescript: { ignoreBuildErrors: true },
  // The tags of cached pages live in Postgres, so that every web process and the worker agree.
  cacheHandler: fileURLToPath(new URL('./lib/pages/cache-handler.mjs', import.meta.url)),
  cacheMaxMemorySize: 0,
  // A page's head is whole before it leaves. Else Next sends title and description after the body, for its scripts to move.
  htmlLimitedBots: /.*/,
  // Pictures come in their widths from /uploads; Next's own resizer would fetch and keep files without asking whose.
  images: { unoptimized: true },
  serverExternalPackages: ['pg-boss', 'pino', 'sharp', '@react-email/components', '@react-email/render', 'nodemailer', 'wawoff2'],
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  async rewrites() {
    return {
      beforeFiles: [
        // The inner paths are ours alone: asked for from outside, they would show another host's pages.
        // Two segments: one alone would be looked for among a writer's pages.
        { source: '/site/:path*', destination: '/no-such/page' },
        { source: '/reader/:path*', destination: '/no-such/page' },
        ...READER_PATHS.flatMap((path) =>
          SESSION_COOKIES.map((cookie) => ({
            source: path,
            has: [...byHost, cookie],
            destination: `/reader/:host${innerPath(path)}`,
          })),
        ),
        // Who is signed in needs no welcome before the front page.
        ...SESSION_COOKIES.map((cookie) => ({ source: '/', has: [...byHost, cookie], destination: '/site/:host/home' })),
        ...SITE_PATHS.map((path) => ({
          source: path,
          has: byHost,
          destination: `/site/:host${innerPath(path)}`,
        })),
      ],
      // What no other route answers: a writer's page at the root, or a page that says there is none.
      fallback: [{ source: '/:slug', has: byHost, destination: '/site/:host/page/:slug' }],
    };
  },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          header('Content-Security-Policy', CONTENT_SECURITY_POLICY),
          header('X-Content-Type-Options', 'nosniff'),
          header('Referrer-Policy', 'strict-origin-when-cross-origin'),
          header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'),
          header('Cross-Origin-Opener-Policy', 'same-origin'),
          header('X-Frame-Options', 'DENY'),
        ],
      },
      // A file that somebody uploaded acts nowhere on our host, whatever is in it. The last policy for a path is its policy.
      { source: '/files/:path*', headers: [header('Content-Security-Policy', "sandbox; default-src 'none'; media-src 'self'")] },
      ...[...PERSONAL_PATHS, ...TOKEN_PATHS].map((source) => ({ source, headers: [noStore] })),
      ...READER_PATHS.flatMap((source) => SESSION_COOKIES.map((cookie) => ({ source, has: [cookie], headers: [noStore] }))),
      ...TOKEN_PATHS.map((source) => ({ source, headers: [header('Referrer-Policy', 'same-origin')] })),
      // Addresses that carry a token and lead on to somebody else's page.
      ...['/l/:path*', '/o/:path*', '/dashboard/switch'].map((source) => ({
        source,
        headers: [noStore, header('Referrer-Policy', 'no-referrer')],
      })),
      ...['/dashboard/posts/:id/preview', '/dashboard/site/theme'].map((source) => ({
        source,
        headers: [header('Content-Security-Policy', CONTENT_SECURITY_POLICY.replace('frame-src ', "frame-src 'self' "))],
      })),
      ...[PREVIEW_PATH, THEME_PREVIEW_PATH].map((source) => ({
        source,
        headers: [
          header('Content-Security-Policy', CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")),
          header('X-Frame-Options', 'SAMEORIGIN'),
          header('X-Robots-Tag', 'noindex'),
        ],
      })),
    ];
  },
};
