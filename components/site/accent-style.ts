import type { CSSProperties } from 'react';
import { contrast, textOn } from '@/lib/format/contrast';

/** The papers the accent is drawn on: as in app/globals.css, each scheme's hardest one. */
const LIGHT_PAPER = '#f4f1ea';
const DARK_PAPER = '#201d19';
/** WCAG 2.2, 1.4.3 */
const READABLE = 4.5;

const mix = (colour: string, toward: string, share: number) =>
  `#${[1, 3, 5]
    .map((at) => {
      const [from, to] = [colour, toward].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
      return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;

/** The colour, led toward black or white only as far as it must to be read on the paper. */
export function readableOn(paper: string, colour: string, toward: string): string {
  for (let step = 0; step <= 20; step++) {
    const tried = mix(colour, toward, step / 20);
    if (contrast(tried, paper) >= READABLE) return tried;
  }
  return toward;
}

/** A publication's own accent as the tokens everything below draws with, readable by day and by night whatever colour
 *  was chosen. @param accent #rrggbb; anything else leaves the tokens as they are. */
export function accentStyle(accent: string): CSSProperties {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return {};
  const light = readableOn(LIGHT_PAPER, accent.toLowerCase(), '#000000');
  const dark = readableOn(DARK_PAPER, accent.toLowerCase(), '#ffffff');
  return {
    '--color-accent': `light-dark(${light}, ${dark})`,
    '--color-on-accent': `light-dark(${textOn(light)}, ${textOn(dark)})`,
  } as CSSProperties;
}
