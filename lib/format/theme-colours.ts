import { isColour, mix } from './colours';
import { contrast, textOn } from './contrast';

/** WCAG 2.2, 1.4.3 */
const READABLE = 4.5;
/** As in app/globals.css: the papers, and every colour that words are written in on them. */
const SCHEMES = {
  light: {
    paper: '#fdfcf9',
    toward: '#ffffff',
    ink: ['#1f1b16', '#6a6258', '#1f6b43', '#8a5a00', '#ad1f2d', '#8a2a5b', '#855600', '#1d5a94', '#6b4a9e'],
  },
  dark: {
    paper: '#171512',
    toward: '#000000',
    ink: ['#ece7de', '#a59c8f', '#7ccf9f', '#e7b65c', '#ff8d92', '#f29ac0', '#8cc0f0', '#c3a8f0'],
  },
} as const;
type Scheme = keyof typeof SCHEMES;

/** The ground, what lies on it, what is sunk in it, and the lines across it. */
type Papers = { paper: string; raised: string; sunk: string; line: string };

const papersOf = (paper: string, scheme: Scheme): Papers =>
  scheme === 'light'
    ? { paper, raised: mix(paper, '#ffffff', 0.6), sunk: mix(paper, '#1f1b16', 0.045), line: mix(paper, '#1f1b16', 0.13) }
    : { paper, raised: mix(paper, '#ffffff', 0.045), sunk: mix(paper, '#000000', 0.3), line: mix(paper, '#ece7de', 0.16) };

const isReadable = ({ paper, raised, sunk }: Papers, ink: readonly string[]) =>
  [paper, raised, sunk].every((ground) => ink.every((colour) => contrast(colour, ground) >= READABLE));

/** The colour, led toward white or black only as far as it must to carry the words of the scheme. */
function groundOf(colour: string, scheme: Scheme): Papers {
  const { toward, ink } = SCHEMES[scheme];
  for (let step = 0; step < 50; step++) {
    const papers = papersOf(mix(colour, toward, step / 50), scheme);
    if (isReadable(papers, ink)) return papers;
  }
  return papersOf(toward, scheme);
}

/** The colour, led toward black or white only as far as it must to be read on every ground, and to carry words itself. */
function readableOn(grounds: string[], colour: string, toward: string): string {
  for (let step = 0; step <= 20; step++) {
    const tried = mix(colour, toward, step / 20);
    if ([...grounds, textOn(tried)].every((ground) => contrast(tried, ground) >= READABLE)) return tried;
  }
  return toward;
}

export type SchemeColours = Papers & { accent: string; onAccent: string };

/** A publication's colours by day and by night, readable whatever was chosen: 4.5 to 1 at least.
 *  @param accent of links and buttons, #rrggbb @param paper the ground by day; by night it is as near as it can be */
export function themeColours(accent: string, paper: string): Record<Scheme, SchemeColours> {
  const colours = (scheme: Scheme): SchemeColours => {
    const own = isColour(paper) && paper.toLowerCase() !== SCHEMES.light.paper;
    const papers = own ? groundOf(paper.toLowerCase(), scheme) : papersOf(SCHEMES[scheme].paper, scheme);
    const grounds = [papers.paper, papers.raised, papers.sunk];
    const shown = readableOn(grounds, accent.toLowerCase(), scheme === 'light' ? '#000000' : '#ffffff');
    return { ...papers, accent: shown, onAccent: textOn(shown) };
  };
  return { light: colours('light'), dark: colours('dark') };
}
