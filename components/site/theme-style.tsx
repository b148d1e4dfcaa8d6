import { isColour } from '@/lib/format/colours';
import { fontStyle } from '@/lib/format/font-faces';
import { type SchemeColours, themeColours } from '@/lib/format/theme-colours';

type Props = { accent: string; paper: string; fonts: string };

const TOKENS: Record<keyof SchemeColours, string> = {
  accent: 'accent',
  onAccent: 'on-accent',
  paper: 'paper',
  raised: 'raised',
  sunk: 'sunk',
  line: 'line',
};
/** A new site's ground: its tokens stand in app/globals.css. */
const OWN_PAPER = '#fdfcf9';

/** A publication's colours and fonts as the tokens that everything draws with. Its values are checked, and looked at again:
 *  nothing else may get into a style sheet. */
export function ThemeStyle({ accent, paper, fonts }: Props) {
  if (!isColour(accent) || !isColour(paper)) return null;
  const { light, dark } = themeColours(accent, paper);
  const shown = Object.entries(TOKENS).filter(([part]) => paper !== OWN_PAPER || part === 'accent' || part === 'onAccent');
  const colours = shown.map(([part, token]) => {
    const name = part as keyof SchemeColours;
    return `--color-${token}:light-dark(${light[name]},${dark[name]})`;
  });
  return (
    <>
      {/* What a browser draws around the page: React puts it into the head. */}
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={light.paper} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark.paper} />
      <style href={`theme-${accent}-${paper}-${fonts}`} precedence="theme">
        {`:root{${colours.join(';')}}${fontStyle(fonts)}`}
      </style>
    </>
  );
}
