import { globSync, readFileSync } from 'node:fs';
import { type Node as Ast, parseSync } from '@swc/core';
import { expect, test } from 'vitest';

/** Where what readers see is made. */
const READERS = [
  'app/(reader)/**/*.{ts,tsx}',
  'app/{site,reader,private,files,l,o}/**/*.{ts,tsx}',
  'app/api/{likes,comments,polls,subscribe,reader-picture,free-preview}/**/*.ts',
  'components/site/**/*.{ts,tsx}',
  'components/ui/{callout,check-field,copy-button,field,keep-fields,select-field,submit-button}.{ts,tsx}',
  'emails/*.{ts,tsx}',
  'lib/{comments,polls,notices,subscribers,pages}/**/*.{ts,tsx}',
  'lib/document/{*.tsx,nodes/*/{page,mail,text}.tsx}',
];
/** What is told to the team, which is spoken to in English, or drawn for it alone. */
const TEAMS = [
  'app/(reader)/invite/',
  'components/site/join-form.tsx',
  ...['domain-lost', 'site-domain-lost', 'invite', 'issue-stopped', 'post-held', 'reply'].map((name) => `emails/${name}.tsx`),
  'lib/comments/moderation/',
  'lib/document/document-diff.tsx',
  // Answers to requests that no browser makes, and what the operator finds in the log.
  'lib/pages/before-next.ts',
];
/** What is read by programs, or by whoever built a request by hand; names; and what is no word. */
const NOT_SAID = new Set([
  'Courant',
  "Newsreader, Georgia, 'Times New Roman', serif",
  'RSS',
  'WebSub',
  'HEAD',
  'Not found',
  'Not found\n',
  'Not a form this address takes.\n',
  'This form belongs to another site.\n',
  'This needs a paid subscription.\n',
  'Too many requests. Please try again in an hour.',
  // schema.org
  ...['BreadcrumbList', 'ListItem', 'NewsArticle', 'Person', 'Organization', 'WebPageElement'],
  // CSS, HTTP, Unicode and the database
  ...['Right', 'Left', 'GET', 'POST', 'UTC', 'NFC', 'NFKC', 'NFKD', 'T', 'RepeatableRead'],
  // Kept with a notice that failed, for the writer
  ...['It could not be sent in time.', 'The publication was deleted.'],
]);

/** A word with a capital, alone or as the first of others, as a person would be told something. */
const SENTENCE = /^\s*[“¡¿]?\p{Lu}[\p{L}’]*(?:,? [\p{L}\d“”’(&].*)?[.…!?:]?\s*$/su;
/** Words between the gaps of a template. */
const IN_TEMPLATE = /^\p{Lu}\p{Ll}+[ .,]|(?:^|[\s,·])\p{L}{2,} \p{L}{2,}/u;
/** Code of another language: SQL, CSS, a header. */
const CODE = /[=;<>{}]|\b(select|insert|update|delete|where|and|or) |\d(px|rem)\b|^(bytes|max-age)/;
/** Attributes that no reader is told. */
const UNTOLD = new Set(['className', 'name', 'type', 'rel', 'key', 'id', 'href', 'autoComplete', 'inputMode']);

type Node = Ast & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** `response.setHeader('Vary', …)`: names and values of HTTP. */
const isOfHeaders = ({ type, callee }: Node) =>
  type === 'CallExpression' && /Header$/.test((callee as { property?: { value?: string } }).property?.value ?? '');

/** What a file says by itself, in the order in which it stands there. */
function saidBy(source: string, path: string): string[] {
  const said: string[] = [];
  function read(value: unknown): void {
    if (!isNode(value)) return;
    const { type } = value;
    if (/^(Import|ExportAll|Throw)/.test(type) || /^Ts(?!As|Satisfies|NonNull|Const)/.test(type)) return;
    if (type === 'JSXAttribute' && UNTOLD.has(String((value.name as { value?: string }).value))) return;
    if (type === 'TaggedTemplateExpression' || isOfHeaders(value)) return;
    if (type === 'JSXText') {
      const text = String(value.value).replace(/\s+/g, ' ').trim();
      if (/\p{L}{2}/u.test(text)) said.push(text);
    } else if (type === 'StringLiteral') {
      if (SENTENCE.test(String(value.value))) said.push(String(value.value));
    } else if (type === 'TemplateLiteral') {
      const text = (value.quasis as { cooked: string }[]).map(({ cooked }) => cooked).join('…');
      if (IN_TEMPLATE.test(text) && !CODE.test(text)) said.push(text);
      read(value.expressions);
    } else {
      for (const [name, part] of Object.entries(value)) if (name !== 'span') read(part);
    }
  }
  read(parseSync(source, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2024' }).body);
  return said.filter((words) => !NOT_SAID.has(words));
}

test.each([
  ['<p>Nobody is here.</p>', 'Nobody is here.'],
  ['<Field label="Email" />', 'Email'],
  ["const PROBLEMS = { unknown: 'That did not work.' };", 'That did not work.'],
  ["const title = isGone ? 'Gone' : found;", 'Gone'],
  [`const words = \`\${count} are free.\`;`, '… are free.'],
  [`const title = \`Join \${name}\`;`, 'Join …'],
])('finds what %s says', (source, words) => {
  expect(saidBy(source, 'a.tsx')).toEqual([words]);
});

test.each([
  '<p className="Muted text">{t("frame.about")}</p>',
  "throw new Error('This is a bug.');",
  `db.$queryRaw\`select 1 from post where id = \${id}\`;`,
  `const border = \`1px solid \${line}\`; const path = \`/p/\${slug}\`; const key = 'post.readOn';`,
])('lets %s be', (source) => {
  expect(saidBy(source, 'a.tsx')).toEqual([]);
});

// Whoever forgets to give a word to the eight languages finds out here, and not from a reader.
test('everything that readers are told stands in their words', () => {
  const files = READERS.flatMap((pattern) => globSync(pattern)).filter(
    (path) => !/\.(test|fixture)\./.test(path) && !TEAMS.some((team) => path.startsWith(team)),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((path) => saidBy(readFileSync(path, 'utf8'), path).map((words) => `${path}: ${words}`))).toEqual([]);
});
