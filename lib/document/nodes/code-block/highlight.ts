import { common, createLowlight } from 'lowlight';
import { languageOf } from './languages';
import type { TokenKind } from './token-kinds';

/** Longer code is shown without colours: it would keep whoever draws it waiting. */
const MOST_CHARACTERS = 50_000;

/** What highlight.js calls the parts of code, as far as we colour them; a name in it may go on with _ or a dot. */
const KINDS: Record<string, TokenKind> = {
  comment: 'comment',
  quote: 'comment',
  keyword: 'keyword',
  'selector-tag': 'keyword',
  name: 'keyword',
  section: 'keyword',
  doctag: 'keyword',
  string: 'string',
  regexp: 'string',
  symbol: 'string',
  link: 'string',
  number: 'number',
  literal: 'number',
  bullet: 'number',
  title: 'name',
  type: 'name',
  built_in: 'name',
  'selector-class': 'name',
  'selector-id': 'name',
  attr: 'meta',
  attribute: 'meta',
  meta: 'meta',
  property: 'meta',
  variable: 'meta',
  'template-variable': 'meta',
  'selector-attr': 'meta',
  'selector-pseudo': 'meta',
  addition: 'added',
  deletion: 'removed',
};

const lowlight = createLowlight(common);
type Part = ReturnType<typeof lowlight.highlight>['children'][number];

/** Words of code, and what they are; null for what has no colour of its own. */
type Token = { text: string; kind: TokenKind | null };

/** A code's words by their kinds; together they are the code again. One token where its language is not known. */
export function highlightCode(code: string, name: unknown): Token[] {
  const language = languageOf(name);
  if (!language || code.length > MOST_CHARACTERS) return [{ text: code, kind: null }];
  const tokens: Token[] = [];
  const walk = (part: Part, around: TokenKind | null) => {
    if (part.type === 'text') {
      const last = tokens.at(-1);
      if (last?.kind === around) last.text += part.value;
      else tokens.push({ text: part.value, kind: around });
    } else if (part.type === 'element') {
      const names = (part.properties.className as string[] | undefined) ?? [];
      const kind = KINDS[names[0]?.replace('hljs-', '') ?? ''] ?? around;
      for (const child of part.children) walk(child, kind);
    }
  };
  for (const part of lowlight.highlight(language, code).children) walk(part, null);
  return tokens;
}
