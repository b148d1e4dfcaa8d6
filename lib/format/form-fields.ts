/** A form's text fields by name, the last where a name comes twice. Files and the fields React adds for itself
 *  (`$ACTION…`) are left out, so that a strict schema can parse the rest. */
export const formFields = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$')),
  );
