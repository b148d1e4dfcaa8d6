// Draws formulas: reads [{ tex, isBlock }] from its standard input and writes [base64 of a PNG, or null] to its output.
// A process of its own, since libvips may load no SVG where uploads are read (upload-image.ts), and since a formula that
// never ends is then ended with it.
import { readFileSync } from 'node:fs';
import MathJax from 'mathjax/node-main.mjs';
import sharp from 'sharp';

/** MathJax counts a thousand units to the em; an em is a mail's 19 pixels, drawn twice as fine. */
const UNITS = 1000;
const EM_PIXELS = 19;
const FINENESS = 2;
/** Room around the ink, and where fractions have their line, in units. */
const ROOM = 140;
const AXIS = 250;
const MOST_PIXELS = 4_000;
const INK = '#1f1b16';
// Solid: in a dark mail, dark ink on nothing could not be read.
const PAPER = '#fdfcf9';

await MathJax.init({
  loader: { load: ['input/tex-base', 'output/svg', '[tex]/ams', '[tex]/boldsymbol', '[tex]/cancel', '[tex]/newcommand'] },
  tex: { packages: ['base', 'ams', 'boldsymbol', 'cancel', 'newcommand'], maxMacros: 500, maxBuffer: 5_000 },
  svg: { fontCache: 'none', linebreaks: { inline: false } },
  startup: { typeset: false },
});

async function draw({ tex, isBlock }) {
  const node = await MathJax.tex2svgPromise(tex, { display: isBlock });
  const drawn = MathJax.startup.adaptor.outerHTML(node);
  const svg = /<svg[\s\S]*<\/svg>/.exec(drawn)?.[0];
  const box = /viewBox="([^"]+)"/
    .exec(svg ?? '')?.[1]
    .split(' ')
    .map(Number);
  if (!svg || !box || /data-mjx-error|<(?:image|a|script|foreignObject)\b|href="(?!#)/.test(svg)) return null;
  let [x, y, width, height] = box;
  // A formula in a line is put with its middle at the middle of the letters, so its middle must be its axis.
  if (!isBlock) {
    const half = Math.max(-AXIS - y, y + height + AXIS);
    [y, height] = [-AXIS - half, 2 * half];
  }
  [x, y, width, height] = [x - ROOM, y - ROOM / 2, width + 2 * ROOM, height + ROOM];
  const pixels = (units) => Math.ceil((units / UNITS) * EM_PIXELS) * FINENESS;
  if (!(pixels(width) <= MOST_PIXELS && pixels(height) <= MOST_PIXELS)) return null;
  const sized = svg
    .replace(
      /^<svg[^>]*>/,
      () =>
        `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels(width)}" height="${pixels(height)}" viewBox="${x} ${y} ${width} ${height}">`,
    )
    .replaceAll('currentColor', INK);
  return sharp(Buffer.from(sized)).flatten({ background: PAPER }).png({ palette: true }).toBuffer();
}

const pictures = [];
for (const formula of JSON.parse(readFileSync(0, 'utf8'))) {
  const png = await draw(formula).catch(() => null);
  pictures.push(png?.toString('base64') ?? null);
}
process.stdout.write(JSON.stringify(pictures), () => process.exit());
