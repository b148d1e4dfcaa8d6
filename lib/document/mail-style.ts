import type { CSSProperties } from 'react';
import { TOKEN_KINDS } from './nodes/code-block/token-kinds';
import type { DocumentNode } from './types';

/** The colours of app/globals.css as mail needs them: plain hex, light in the attributes, dark in a style sheet. */
export const MAIL_COLOURS = {
  light: {
    paper: '#fdfcf9',
    ink: '#1f1b16',
    muted: '#6a6258',
    line: '#e4ded2',
    sunk: '#f4f1ea',
    mark: '#fbe8a6',
    comment: '#6a6258',
    keyword: '#8a2a5b',
    string: '#1f6b43',
    number: '#855600',
    name: '#1d5a94',
    meta: '#6b4a9e',
    added: '#1f6b43',
    removed: '#ad1f2d',
  },
  dark: {
    paper: '#171512',
    ink: '#ece7de',
    muted: '#a59c8f',
    line: '#38332c',
    sunk: '#110f0d',
    mark: '#5c4a10',
    comment: '#a59c8f',
    keyword: '#f29ac0',
    string: '#7ccf9f',
    number: '#e7b65c',
    name: '#8cc0f0',
    meta: '#c3a8f0',
    added: '#7ccf9f',
    removed: '#ff8d92',
  },
} as const;

const { light, dark } = MAIL_COLOURS;
export const SERIF = "Newsreader, 'Source Serif 4', Charter, Georgia, 'Times New Roman', serif";
export const SANS = "Inter, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
export const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, monospace";

/** Dark colours, by class: inline styles hold the light ones, so these must win (Apple Mail, Outlook for Mac and iOS;
 *  Gmail turns colours by itself). Far below the 8 KB at which Gmail drops a style sheet. */
export const MAIL_STYLE_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.c-paper{background-color:${dark.paper}!important}
.c-ink,.c-ink a{color:${dark.ink}!important}
.c-muted,.c-muted a{color:${dark.muted}!important}
.c-line{border-color:${dark.line}!important}
.c-sunk{background-color:${dark.sunk}!important}
.c-mark{background-color:${dark.mark}!important}
${TOKEN_KINDS.map((kind) => `.c-${kind}{color:${dark[kind]}!important}`).join('\n')}
}
@media (max-width:640px){.c-half{display:block!important;width:auto!important}.c-page{padding-left:20px!important;padding-right:20px!important}.c-title,.c-tall{font-size:32px!important;line-height:38px!important}.c-tall{line-height:46px!important}}
`;

export const block: CSSProperties = {
  margin: '0 0 22px',
  color: light.ink,
  fontFamily: SERIF,
  fontSize: '19px',
  lineHeight: '30px',
};
export const heading = (level: number): CSSProperties => {
  const [fontSize, lineHeight] = (
    [
      [30, 36],
      [25, 31],
      [21, 28],
      [19, 27],
    ] as const
  )[level - 1] ?? [19, 27];
  return {
    margin: '36px 0 12px',
    color: light.ink,
    fontFamily: SERIF,
    fontSize: `${fontSize}px`,
    lineHeight: `${lineHeight}px`,
    fontWeight: 600,
  };
};
export const caption: CSSProperties = {
  margin: '10px 0 0',
  color: light.muted,
  fontFamily: SANS,
  fontSize: '14px',
  lineHeight: '20px',
  textAlign: 'center',
};

/** The sides of a line: mail programs know no logical ones. */
export const sides = (direction: 'ltr' | 'rtl') =>
  direction === 'rtl' ? ({ start: 'right', Start: 'Right' } as const) : ({ start: 'left', Start: 'Left' } as const);

/** The room below a block, and above a list: little inside an item, none below the last of a quote or of a table's cell. */
export function marginIn(parent: DocumentNode, node: DocumentNode): string {
  const isLast = parent.content?.at(-1) === node;
  if (parent.type === 'listItem' || parent.type === 'taskItem') return node.type === 'paragraph' ? '0 0 6px' : '6px 0 0';
  if (parent.type === 'tableCell' || parent.type === 'tableHeader') return isLast ? '0' : '0 0 8px';
  return parent.type === 'blockquote' && isLast ? '0' : '0 0 22px';
}
