import { z } from 'zod';
import { StripeError } from './errors';
import type { Form } from './form';

// What a parameter may be, as it comes from a form: everything is text.
export const text = z.string().min(1).max(5_000);
export const number = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'Invalid decimal')
  .transform(Number);
export const bool = z.enum(['true', 'false'], { error: 'Invalid boolean' }).transform((value) => value === 'true');
export const url = z.url({ protocol: /^https?$/, error: 'Not a valid URL' });
export const currency = z
  .string()
  .regex(/^[a-z]{3}$/i, 'Invalid currency')
  .transform((value) => value.toLowerCase());
export const when = z.string().regex(/^\d+$/, 'Invalid timestamp').transform(Number);
/** An empty value clears the field. */
export const orEmpty = <T extends z.ZodType>(inner: T) => z.union([z.literal('').transform(() => null), inner]);
export const metadata = orEmpty(z.record(z.string().max(40), z.string().max(500)));
export const expand = z.array(z.string()).optional();
export const range = z.union([
  number.transform((exact) => ({ gte: exact, lte: exact })),
  z.strictObject({ gt: number.optional(), gte: number.optional(), lt: number.optional(), lte: number.optional() }),
]);
export const address = z.strictObject({
  city: orEmpty(text).optional(),
  country: orEmpty(text).optional(),
  line1: orEmpty(text).optional(),
  line2: orEmpty(text).optional(),
  postal_code: orEmpty(text).optional(),
  state: orEmpty(text).optional(),
});
export const paging = {
  limit: number.pipe(z.number().int().min(1).max(100)).optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

/** The parameters of a call: no others are taken, and the compiler sees to it that the SDK knows each. */
export const params =
  <Sdk>() =>
  <Shape extends { [K in keyof Shape]: K extends keyof Sdk ? z.ZodType : never }>(shape: Shape) =>
    z.strictObject({ ...shape, expand });

export const noParams = z.strictObject({ expand });

const nameOf = (path: PropertyKey[]) => path.map((key, at) => (at === 0 ? String(key) : `[${String(key)}]`)).join('');

/** @throws StripeError naming the parameter, as Stripe does */
export function check<T extends z.ZodType>(schema: T, form: Form): z.output<T> {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const issue = deepest(result.error.issues);
  const param = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = nameOf([...issue.path, issue.keys[0]!]);
    throw new StripeError({ code: 'parameter_unknown', param: unknown, message: `Received unknown parameter: ${unknown}` });
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && valueAt(form, issue.path) === undefined)
    throw new StripeError({ code: 'parameter_missing', param, message: `Missing required param: ${param}.` });
  throw new StripeError({ code: 'parameter_invalid', param, message: `Invalid ${param}: ${issue.message}` });
}

/** Of a choice, what the branch that is not "empty" holds against it. */
function deepest(issues: z.core.$ZodIssue[], path: PropertyKey[] = []): z.core.$ZodIssue {
  const issue = issues[0]!;
  const full = { ...issue, path: [...path, ...issue.path] } as z.core.$ZodIssue;
  if (issue.code !== 'invalid_union') return full;
  const branch = issue.errors.find((inner) => inner.length > 0 && inner[0]!.path.length > 0) ?? issue.errors.at(-1);
  return branch && branch.length > 0 ? deepest(branch, full.path) : full;
}

const valueAt = (form: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined), form);

/** Stripe's rule: keys are set one by one, and an empty value removes its key. */
export function mergeMetadata(
  known: Record<string, string> | null | undefined,
  given: Record<string, string> | null | undefined,
) {
  if (given === null) return {};
  const merged = { ...known, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

/** What of `given` was named: the rest stays as it is. */
export const named = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
