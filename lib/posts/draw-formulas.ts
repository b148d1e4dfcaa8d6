import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { FormulaToDraw } from '@/lib/document/formulas';
import type { Formulas } from '@/lib/document/types';
import { log } from '@/lib/log';
import { getFile, putFile } from '@/lib/storage/files';
import { formulaFile } from './picture-file';

/** So many at once; more would keep whoever publishes waiting. Those beyond are mailed as they were written. */
const MOST = 200;
const TIMEOUT_MS = 30_000;
/** Pixels of a picture for one pixel on the screen (formula-process.mjs). */
const FINENESS = 2;

/** Sees to it that the pictures of formulas lie among the publication's uploads, each under the hash of its LaTeX, and says
 *  how large they are. One that cannot be drawn is left out. Safe to repeat: what is there is not drawn again. */
export async function drawFormulas(publicationId: string, wanted: FormulaToDraw[]): Promise<Formulas> {
  const found: Formulas = {};
  const missing: FormulaToDraw[] = [];
  for (const formula of wanted.slice(0, MOST)) {
    const file = await getFile(formulaFile(publicationId, formula.key));
    if (file) found[formula.key] = sizeOf(Buffer.from(await new Response(file.body).arrayBuffer()));
    else missing.push(formula);
  }
  if (missing.length === 0) return found;
  const pictures = await run(missing);
  for (const [index, formula] of missing.entries()) {
    const png = pictures[index];
    if (!png) continue;
    const bytes = Buffer.from(png, 'base64');
    await putFile(formulaFile(publicationId, formula.key), bytes, 'image/png');
    found[formula.key] = sizeOf(bytes);
  }
  return found;
}

/** A PNG names its size in its first bytes (RFC 2083, 3.2 and 4.1.1). */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16) / FINENESS, height: png.readUInt32BE(20) / FINENESS });

/** A mail without its pictures of formulas is still one to send: what went wrong is logged, and the LaTeX stands in it. */
const run = (wanted: FormulaToDraw[]) =>
  new Promise<(string | null)[]>((settle) => {
    const script = join(process.cwd(), 'lib/posts/formula-process.mjs');
    const child = execFile(
      process.execPath,
      [script],
      { timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024, env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV } },
      (error, output) => {
        if (error) log.error({ event: 'formulas.not-drawn', count: wanted.length, error });
        settle(error ? [] : JSON.parse(output));
      },
    );
    child.stdin?.end(JSON.stringify(wanted.map(({ tex, isBlock }) => ({ tex, isBlock }))));
  });
