import { globSync, readFileSync } from 'node:fs';
import { type Expression, parseSync } from '@swc/core';
import { expect, test } from 'vitest';

/** Queries of a publication's tables that name no publication, as `file model.verb`, each with what bounds it instead. */
const OTHERWISE: Record<string, string[]> = {
  'a secret that is mailed, or a signed token, names one row of the whole install': [
    'lib/subscribers/confirm-subscription.ts subscription.findUnique',
    'lib/subscribers/resubscribe.ts subscription.findUnique',
    'lib/subscribers/unsubscribe.ts subscriber.findUnique',
    'lib/delivery/receive-mail.ts subscriber.findUnique',
    'lib/delivery/receive-mail.ts delivery.findFirst',
    'lib/delivery/record-notice-report.ts notice.findUnique',
    'lib/delivery/forward-reply.ts issue.findUnique',
  ],
  'a host or a domain names the publication': [
    'lib/publications/get-publication-by-host.ts publicationHost.findUnique',
    'lib/publications/custom-domain/may-have-certificate.ts customDomain.count',
  ],
  'Stripe’s signature says of which account an event is': [
    'lib/billing/receive-stripe-event.ts paymentAccount.findUnique',
  ].concat('lib/billing/receive-stripe-event.ts paymentAccount.findFirst'),
  'what one person has in all publications of the install': [
    'lib/publications/list-memberships.ts teamMember.findMany',
    'lib/subscribers/erase-subscriber.ts subscriber.findFirst',
  ],
  'the owner of the install is named by its own host': ['lib/install/is-install-owner.ts teamMember.count'],
  'the worker looks at all publications': [
    'lib/transports/list-chosen-transports.ts mailTransport.findMany',
    'lib/publications/tidy-team.ts activity.deleteMany',
    'lib/publications/tidy-team.ts invitation.deleteMany',
    'lib/publications/sending-domain/check-sending-domains-job.ts sendingDomain.findMany',
    'lib/publications/custom-domain/check-custom-domain-job.ts customDomain.findMany',
    'lib/posts/empty-trash.ts post.findMany',
    'lib/posts/finish-pictures.ts upload.findMany',
    'lib/posts/index-earlier-posts.ts post.findMany',
    'lib/delivery/count-bounces.ts issue.findMany',
    'lib/comments/tidy-comments.ts postLike.updateMany',
    'lib/comments/tidy-comments.ts commentReport.deleteMany',
    'lib/comments/tidy-comments.ts commentMail.deleteMany',
    'lib/billing/reconcile/reconcile-payments-job.ts paymentAccount.findMany',
    'lib/billing/private-feed/note-feed-use.ts privateFeedUse.deleteMany',
    'lib/billing/entitlement/end-entitlements.ts entitlement.findMany',
  ],
  'the id comes from a job that the publication’s own transaction queued': [
    'lib/notices/send-notice.ts notice.findUnique',
    'lib/delivery/decide-subject.ts issue.update',
    'lib/delivery/issue-messages.ts issue.findUniqueOrThrow',
    'lib/comments/mail/thread-mail.ts commentMail.findFirst',
  ],
  'callers hand in the condition, which is bounded there': [
    'lib/subscribers/get-subscriber.ts subscriber.findFirst',
    'lib/delivery/cancel-issue.ts issue.updateManyAndReturn',
  ],
  'the post was found in the publication by the same transaction': ['lib/posts/podcast/episodes.ts episode.upsert'],
  'the address is of the publication’s own host, and the slug is looked up there': ['lib/posts/find-own-post.ts post.findFirst'],
};

const VERBS = /^(find\w+|count|aggregate|groupBy|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;

type Node = { type?: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Each part of a piece of syntax, itself first. */
function* parts(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* parts(each);
  else if (isNode(value)) {
    yield value;
    for (const [key, child] of Object.entries(value)) if (key !== 'span' && isNode(child)) yield* parts(child);
  }
}

/** What stands for a publication's rows: a model with the column. */
function tenantModels(): Set<string> {
  const schema = globSync('prisma/schema/*.prisma').map((file) => readFileSync(file, 'utf8'));
  const models = schema.flatMap((text) => [...text.matchAll(/^model (\w)(\w*) \{([\s\S]*?)^\}/gm)]);
  return new Set(
    models.flatMap(([, first = '', rest = '', body = '']) =>
      /\bpublicationId\b/.test(body) ? [first.toLowerCase() + rest] : [],
    ),
  );
}

/** What names of a file are made of, followed three steps: `where` may be put together before. */
function namesIn(value: unknown, made: Map<string, unknown[]>, steps = 3): Set<string> {
  const names = new Set([...parts(value)].flatMap(({ type, value: name }) => (type === 'Identifier' ? [String(name)] : [])));
  if (steps > 0)
    for (const name of [...names])
      for (const from of made.get(name) ?? []) for (const more of namesIn(from, made, steps - 1)) names.add(more);
  return names;
}

function unbounded(file: string, models: Set<string>): { seen: number; found: string[] } {
  const { body } = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') });
  const all = [...parts(body)];
  const made = new Map<string, unknown[]>();
  for (const { type, id, init } of all)
    if (type === 'VariableDeclarator' && isNode(id) && id.type === 'Identifier')
      made.set(String(id.value), [...(made.get(String(id.value)) ?? []), init]);
  let seen = 0;
  const found: string[] = [];
  for (const { type, callee, arguments: given } of all) {
    if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression' || !isNode(callee.object)) continue;
    const verb = String((callee.property as Node).value);
    const model = String((callee.object.property as Node | undefined)?.value);
    if (!VERBS.test(verb) || !models.has(model)) continue;
    seen++;
    const [input] = (given as { expression: Expression }[]) ?? [];
    const properties = input?.expression.type === 'ObjectExpression' ? input.expression.properties : [];
    const where = properties.filter((each) => {
      const { type: kind, key, value: name } = each as unknown as { type: string; key?: Node; value?: unknown };
      return kind === 'SpreadElement' || key?.value === 'where' || name === 'where';
    });
    const names = namesIn(properties.length > 0 ? where : given, made);
    if (![...names].some((name) => /publicationId/i.test(name))) found.push(`${file} ${model}.${verb}`);
  }
  return { seen, found };
}

// PostgreSQL does not keep publications apart by itself (lib/decisions/0060): what does is that every query says of which one.
test('every query of a publication’s tables says of which publication, or stands above with what bounds it', () => {
  const models = tenantModels();
  expect(models.size).toBeGreaterThan(40);
  const files = [...globSync('lib/**/*.{ts,tsx}'), ...globSync('app/**/*.{ts,tsx}')].filter(
    (file) => !/\.test\.|\.fixture\.|^lib\/(testing|launch|install)\//.test(file) || file === 'lib/install/is-install-owner.ts',
  );
  const read = files.map((file) => unbounded(file, models));
  expect(read.reduce((sum, { seen }) => sum + seen, 0)).toBeGreaterThan(500);
  const found = [...new Set(read.flatMap((each) => each.found))].sort();
  expect(found).toEqual(Object.values(OTHERWISE).flat().sort());
});

// Who reads the first test may put SQL together from text instead, which nothing can read; and what somebody typed goes into it.
test('SQL is never put together from text, but where no word of it is anybody’s', () => {
  const files = globSync('{app,lib,components,emails}/**/*.{ts,tsx}').filter((file) => !/\.test\.|^lib\/testing\//.test(file));
  const unsafe = files.filter((file) => /RawUnsafe|Prisma\.raw\(/.test(readFileSync(file, 'utf8')));
  // Names of tables, and how many rows a cursor gives.
  expect(unsafe.sort()).toEqual(['lib/install/purge-publications.ts', 'lib/subscribers/personal-data/read-person.ts']);
});
