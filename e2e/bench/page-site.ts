import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { HOST, startInstall } from './install';

/** As a browser asks. */
const BROWSER = { host: HOST, 'accept-encoding': 'gzip, deflate, br, zstd' };

export type PageSite = Awaited<ReturnType<typeof startPageSite>>;

/** The production build on a database of its own, whose only publication has `posts` posts. */
export async function startPageSite({ posts }: { posts: number }) {
  const install = await startInstall();
  try {
    const { seedPages } = await import('./seed-pages');
    const { slugs, session } = await seedPages({ host: HOST, count: posts });
    /** Adds the posts of `npm run demo`, which have pictures. */
    const addDemo = () => {
      const { status } = spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'lib/launch/main.ts', '--only', 'demo'],
        { env: { ...process.env, ENV_FILE: '' }, stdio: ['ignore', 'ignore', 'inherit'] },
      );
      if (status !== 0) throw new Error('The demo could not be added.');
    };
    const { start, url, stop } = install;
    return { web: await start({}, install.port), start, addDemo, slugs, session, url, stop };
  } catch (error) {
    await install.stop();
    throw error;
  }
}

/** Bytes over the wire, as a browser gets them, and what they say. */
function wireBytes(base: string, path: string): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(base + path, { headers: BROWSER }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      const encoding = answer.headers['content-encoding'];
      const whole = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
      resolve({ bytes: body.length, text: whole.toString() });
    })
      .on('error', reject)
      .end();
  });
}

/** What a reader's browser fetches for one page: the document, and what its head and scripts name. */
export async function download(base: string, path: string) {
  await wireBytes(base, path); // as every reader but the first gets it
  await wireBytes(base, path);
  const page = await wireBytes(base, path);
  const named = (pattern: RegExp) => [...new Set([...page.text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const sum = async (paths: string[]) =>
    (await Promise.all(paths.map((each) => wireBytes(base, each)))).reduce((total, { bytes }) => total + bytes, 0);
  const sheets = await Promise.all(named(/<link rel="stylesheet" href="([^"]+)"/g).map((sheet) => wireBytes(base, sheet)));
  const styles = sheets.reduce((total, { bytes }) => total + bytes, 0);
  const scripts = await sum(named(/<script [^>]*\bsrc="([^"]+)"/g));
  const fonts = await sum(usedFonts([page, ...sheets].map(({ text }) => text).join('\n'), page.text));
  return { html: page.bytes, styles, scripts, fonts, all: page.bytes + styles + scripts + fonts };
}

/** The fonts that a page of Latin letters asks for: those without a range of letters, the italic one where it has some. */
function usedFonts(css: string, html: string): string[] {
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)]
    .map(([face]) => face)
    .filter((face) => !face.includes('unicode-range'));
  const files = faces
    .flatMap((face) => /url\(["']?([^"')]+\.woff2)/.exec(face)?.[1] ?? [])
    .map((file) => new URL(file, 'http://x/_next/static/css/').pathname);
  return files.filter((file) => /<(em|i|cite|dfn)\b/.test(html) || !file.includes('italic'));
}

/** What a text post may weigh. */
export const BYTES_ALLOWED = { all: 170_000, withoutScriptsAndFonts: 30_000 };

export function bytesShort({ html, styles, all }: Awaited<ReturnType<typeof download>>): string[] {
  const bare = html + styles;
  return [
    ...(all > BYTES_ALLOWED.all ? [`post: ${all} bytes of ${BYTES_ALLOWED.all}`] : []),
    ...(bare > BYTES_ALLOWED.withoutScriptsAndFonts
      ? [`post without scripts and fonts: ${bare} bytes of ${BYTES_ALLOWED.withoutScriptsAndFonts}`]
      : []),
  ];
}

export const machine = () => ({
  date: new Date().toISOString(),
  machine: `${cpus().length} × ${cpus()[0]?.model}`,
  node: process.version,
  loadBefore: loadavg()[0],
});
