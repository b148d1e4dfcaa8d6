import type { z } from 'zod';
import { isWithin, page } from './list';
import { route } from './route';
import type { Kind, Shapes } from './shapes';

type Asked = { created?: Parameters<typeof isWithin>[1]; limit?: number; starting_after?: string; ending_before?: string };
/** The kinds whose lists are narrowed by the time they were made. */
type Dated = { [K in Kind]: Shapes[K] extends { id: string; object: string; created: number } ? K : never }[Kind];

/** A list of one kind, as its schema may ask for it. @param fits which of them, beside the time they were made */
export const listRoute = <K extends Dated, Schema extends z.ZodType<Asked>>(
  path: string,
  kind: K,
  schema: Schema,
  fits: (one: Shapes[K], asked: z.output<Schema>) => boolean,
) =>
  route('GET', path, schema, ({ store, account }, asked) => {
    const all = store.all(kind, account) as (Shapes[K] & { id: string; object: string; created: number })[];
    return page(
      path,
      all.filter((one) => isWithin(one.created, asked.created) && fits(one, asked)),
      asked,
    );
  });

/** Whether something has what was asked for; yes where nothing was. */
export const same = <T>(asked: T | undefined, has: T | null | undefined): boolean => asked === undefined || asked === has;
