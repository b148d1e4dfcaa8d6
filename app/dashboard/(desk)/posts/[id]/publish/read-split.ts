import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { FIRST_SPLIT, SubjectSplit } from '@/lib/delivery/subject-split';

const other = z.string().max(300).default('');

/** What the form sends of several subjects; nothing where there is one. */
export const SPLIT_FIELDS = {
  subject1: other,
  subject2: other,
  subject3: other,
  splitPercent: z.coerce.number().default(FIRST_SPLIT.percent),
  splitHours: z.coerce.number().default(FIRST_SPLIT.hours),
  splitBy: z.string().default(FIRST_SPLIT.by),
};
type Fields = Partial<z.infer<z.ZodObject<typeof SPLIT_FIELDS>>>;

const NAMES = ['subject1', 'subject2', 'subject3'] as const;
const same = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** The subjects to try beside the post's own; null where all were left empty. */
export function readSplit(
  fields: Fields,
  first: string,
): { ok: true; split: SubjectSplit | null } | { ok: false; fields: FormState['fields'] } {
  const named = NAMES.filter((name) => fields[name]?.trim());
  const [name] = named;
  if (name === undefined) return { ok: true, split: null };
  const others = named.map((each) => fields[each] ?? '');
  for (const [at, each] of named.entries())
    if ([first, ...others.slice(0, at)].some((before) => same(before, others[at] ?? '')))
      return { ok: false, fields: { [each]: ['This is the same as one above. Write another.'] } };
  const { splitPercent: percent, splitHours: hours, splitBy: by } = fields;
  const split = SubjectSplit.safeParse({ others, percent, hours, by });
  if (!split.success) return { ok: false, fields: { [name]: ['Choose how many try them, and for how long.'] } };
  return { ok: true, split: split.data };
}
