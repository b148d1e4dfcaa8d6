// Which folder may import which. Run:   node dependency-cruiser.cjs
//
// Needs `dependency-cruiser` and `@swc/core` as devDependencies. WITH TYPESCRIPT 7 AND WITHOUT
// `parser: 'swc'` THIS TOOL SEES 0 MODULES AND SILENTLY PASSES: it asks for the compiler's
// JavaScript API, which 7 no longer ships. So "0 modules cruised" is a failure, never a pass.

// The floors of lib/, lowest first. A room may import rooms on lower floors only, never its
// own floor's neighbours and never up. A new room gets a place here, or the check fails.
const FLOORS = [
  ['format'], // pure functions, safe in the browser, import nothing
  ['words'], // what readers are told, in each language
  ['document'], // a post's body: schema, and each node's page, mail, text and Markdown; browser-safe
  ['env'], // the environment, checked once at boot
  ['log'], // one line of JSON per event
  ['fetch'], // GETs a URL from outside without reaching a private network
  ['secrets'], // hashes, sealing, signed tokens
  ['storage'], // uploads on disk or in S3
  ['db'], // the Prisma client
  ['pages'], // which cached pages are stale
  ['queue'], // puts a job in the caller's transaction; runs jobs
  ['testing'], // template database, factories (tests only)
  ['mailer'], // speaks SMTP, knows no tables
  ['transports'], // which way a publication's mail leaves, where it has ways of its own
  ['notices'], // one message to one person: confirm, welcome, sign-in
  ['auth'], // who is asking, and what they may do
  ['publications'],
  ['subscribers'],
  ['polls'], // polls of posts, and who voted for what
  ['billing'],
  ['delivery'], // issues, deliveries, bounces, complaints
  ['posts'], // publishing a post creates an issue: posts stand above delivery
  ['comments'], // what readers write under posts, and likes: asks who may read a post
  ['imports', 'analytics'],
  ['install'], // all publications of an install: starting, holding and deleting them
  ['worker'], // nothing imports it
  ['launch'], // the commands: start, test, check, bench, demo
];

const room = (names) => `^lib/(${names.join('|')})(/|(\\.test)?\\.tsx?$)`;
// A room's own helpers of its tests are called NAME.fixture.ts.
const TESTS = '\\.(test|fixture)\\.tsx?$';
const DATABASE = '^(lib/db(/|\\.ts$)|prisma/|node_modules/(@prisma|prisma|pg)/)';

const upward = FLOORS.flatMap((names, floor) => {
  const above = FLOORS.slice(floor + 1)
    .flat()
    .concat('no-room-above');
  const rule = (who, from, rooms) => ({
    name: `floor-${floor}-${names.join('-')}-${who}-imports-down-only`,
    comment: 'Move the shared part down, or let the higher room make the call.',
    severity: 'error',
    from,
    to: { path: room(rooms) },
  });
  return [
    rule('code', { path: room(names), pathNot: TESTS }, above),
    // A test may use the template database and its factories from any floor.
    rule(
      'test',
      { path: `(${room(names)}).*${TESTS}` },
      above.filter((name) => name !== 'testing'),
    ),
  ];
});

const neighbours = FLOORS.filter((names) => names.length > 1).flatMap((names) =>
  names.map((name) => ({
    name: `${name}-leaves-its-neighbours-alone`,
    severity: 'error',
    from: { path: room([name]) },
    to: { path: room(names.filter((other) => other !== name)) },
  })),
);

const only = (vendor, home) => ({
  name: `only-${home.replace('/', '-')}-imports-${vendor}`,
  comment: `One door to ${vendor}: ask ${home} for what you need.`,
  severity: 'error',
  from: { path: '^(app|components|emails|lib)/', pathNot: [`^${home}(/|\\.ts$)`, TESTS] },
  to: { path: `^node_modules/${vendor}/` },
});

module.exports = {
  forbidden: [
    ...upward,
    ...neighbours,
    {
      name: 'every-room-has-a-floor',
      comment: 'Add the new room to FLOORS and to lib/README.md.',
      severity: 'error',
      from: { path: '^lib/', pathNot: room(FLOORS.flat()) },
      to: {},
    },
    {
      name: 'import-only-rooms-with-a-floor',
      severity: 'error',
      from: {},
      to: { path: '^lib/', pathNot: room(FLOORS.flat()) },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^prisma/generated/' },
      to: { circular: true },
    },
    {
      name: 'lib-stays-below-the-web',
      comment: 'The worker runs lib/ without Next. Templates in emails/ are the one thing above that lib may render.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components|e2e)/|^proxy\\.ts$' },
    },
    {
      name: 'views-never-touch-the-database',
      comment: 'Not even for a type: a whole row as a prop ships every column to the browser.',
      severity: 'error',
      from: { path: '^(components|emails)/' },
      to: { path: DATABASE },
    },
    {
      name: 'views-take-props',
      comment:
        'Pass data and server actions as props, with prop types of their own; only lib/format, lib/words and lib/document are fine (swc cannot tell a type import apart).',
      severity: 'error',
      from: { path: '^(components|emails)/' },
      to: { path: '^(lib|app)/', pathNot: '^lib/(format|words|document)(/|\\.ts$)' },
    },
    {
      name: 'no-language-travels-to-a-browser',
      comment: 'A client component takes its words as props; the editor speaks English (lib/words/english.ts).',
      severity: 'error',
      from: { path: '^components/(editor|ui|dashboard)/' },
      to: { path: '^lib/words/words-for' },
    },
    {
      name: 'views-never-import-app',
      severity: 'error',
      from: { path: '^(components|emails)/' },
      to: { path: '^app/' },
    },
    {
      name: 'web-never-imports-worker',
      comment: 'The two processes meet in Postgres rows: write a row whose status says it is due.',
      severity: 'error',
      from: { path: '^(app|proxy\\.ts$)' },
      to: { path: '^lib/worker(/|\\.ts$)' },
    },
    {
      name: 'worker-never-reaches-next',
      comment: 'next/cache, next/headers and next/navigation fail outside a request. Name the file that drags them in.',
      severity: 'error',
      from: { path: '^lib/worker/', pathNot: TESTS },
      to: { path: '^node_modules/next(-auth)?/', reachable: true },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { path: '^(app|components|emails|lib|prisma)/', pathNot: [TESTS, '^lib/testing(/|\\.ts$)'] },
      to: { path: '^lib/testing(/|\\.ts$)|\\.fixture\\.tsx?$' },
    },
    {
      name: 'e2e-never-imports-app',
      comment: 'A browser test that imports the page tests nothing twice. Seed through lib/testing.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(app|components|emails)/' },
    },
    only('nodemailer', 'lib/mailer'),
    only('stripe', 'lib/billing'),
    only('pg-boss', 'lib/queue'),
    only('next-auth', 'lib/auth'),
    {
      name: 'every-import-resolves',
      comment: 'An import that is not found escapes every rule above (a wrong alias does this to all).',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|coverage)/' },
    tsPreCompilationDeps: true, // see `import type` too: a type from an upper floor is still upward
    tsConfig: { fileName: 'tsconfig.json' }, // for the @/ alias
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

async function main() {
  const { existsSync } = require('node:fs');
  const { cruise } = await import('dependency-cruiser');
  const folders = ['app', 'components', 'emails', 'lib', 'e2e', 'prisma', 'proxy.ts'].filter((f) => existsSync(f));
  const { output, exitCode } = await cruise(folders, {
    ...module.exports.options,
    ruleSet: { forbidden: module.exports.forbidden },
    validate: true,
    outputType: 'err',
  });
  // It looks for TypeScript's own parser, which 7 no longer has; swc reads the sources.
  process.stdout.write(output.replace(/\n‼ missing-tsc-transpiler:[\s\S]*?published and stable\.\n/, ''));
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  if (modules === 0) console.error('0 modules cruised: nothing was checked. Is @swc/core installed?');
  process.exitCode = exitCode > 0 || modules === 0 ? 1 : 0;
}

if (require.main === module) main();
