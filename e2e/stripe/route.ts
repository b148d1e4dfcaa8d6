import type { z } from 'zod';
import type { Form } from './form';
import { check } from './params';
import type { Scope } from './world';

export type Route = { method: string; path: RegExp; run: (scope: Scope, form: Form, ids: string[]) => object };

/** One call of the API. `:id` in the path is handed on in order. */
export const route = <T extends z.ZodType>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  schema: T,
  answer: (scope: Scope, input: z.output<T>, ...ids: string[]) => object,
): Route => ({
  method,
  path: new RegExp(`^${path.replace(/:id/g, '([^/]+)')}$`),
  run: (scope, form, ids) => answer(scope, check(schema, form), ...ids),
});
