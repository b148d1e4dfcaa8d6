import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

// Made once, by the build.
export const dynamic = 'force-static';

/** The script of the welcome page. */
export async function GET() {
  const script = await readFile(join(process.cwd(), 'components/site/home/welcome.browser.js'), 'utf8');
  return new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
