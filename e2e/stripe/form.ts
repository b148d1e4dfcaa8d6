import { StripeError } from './errors';

export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

/** Reads the nested form encoding of Stripe's API: `a[b]=1`, `a[]=1`, `a[0][b]=1`. Numbered keys become a list.
 *  @throws StripeError when a name is no such path. */
export function parseForm(text: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [name.split('[')[0]!, ...[...name.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1]!)];
    if (path[0] === '' || path.some((key) => key === '__proto__' || key === 'constructor'))
      throw new StripeError({ message: `Invalid parameter name: ${name}`, param: name });
    set(root, path, value);
  }
  return lists(root) as Form;
}

function set(into: Form, [key, ...rest]: string[], value: string) {
  const name = key === '' ? String(Object.keys(into).length) : key!;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const next = into[name];
  const branch: Form = next && typeof next === 'object' && !Array.isArray(next) ? next : {};
  into[name] = branch;
  set(branch, rest, value);
}

function lists(value: FormValue): FormValue {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, lists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  return isList ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner) : Object.fromEntries(entries);
}
