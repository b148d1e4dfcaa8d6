import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = /^(?:katex\.min\.css|fonts\/KaTeX_\w+-\w+\.woff2)$/;

/** KaTeX's style sheet and its fonts, which only pages with a formula ask for. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string[] }> }) {
  const name = (await params).file.join('/');
  if (!FILE.test(name)) return new Response('Not found', { status: 404 });
  const bytes = await readFile(join(process.cwd(), 'node_modules/katex/dist', name)).catch(() => null);
  if (!bytes) return new Response('Not found', { status: 404 });
  return new Response(bytes, {
    headers: {
      'content-type': name.endsWith('css') ? 'text/css; charset=utf-8' : 'font/woff2',
      'cache-control': `public, max-age=${name.endsWith('css') ? 86_400 : 31_536_000}`,
    },
  });
}
