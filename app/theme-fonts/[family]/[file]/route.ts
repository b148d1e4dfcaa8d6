import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FONT_FAMILIES } from '@/lib/format/font-pairs';

const FILE = /^[a-z0-9-]+-(400|600|700)-(normal|italic)\.woff2$/;

/** A file of a font that a site may be set in. */
export async function GET(_: Request, { params }: { params: Promise<{ family: string; file: string }> }) {
  const { family, file } = await params;
  if (!Object.hasOwn(FONT_FAMILIES, family) || !FILE.test(file)) return new Response('Not found', { status: 404 });
  const bytes = await readFile(join(process.cwd(), 'node_modules/@fontsource', family, 'files', file)).catch(() => null);
  if (!bytes) return new Response('Not found', { status: 404 });
  return new Response(bytes, {
    headers: {
      'content-type': 'font/woff2',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
}
