/** What a form's server action answers: a word on the whole, a word for each wrong field, what was entered. */
export type FormState = {
  ok?: boolean;
  message?: string;
  fields?: Record<string, string[] | undefined>;
  /** Given back, so that a form without JavaScript loses nothing. */
  values?: Record<string, string>;
  /** Nobody is signed in any more: there is a way back beside the message. */
  isSignedOut?: boolean;
};

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** What a field of a form with saved values takes: what was entered last, else what is saved, and what is wrong with it. */
export const enteredIn =
  <Saved extends Record<string, unknown>>({ values, fields }: FormState, saved: Saved) =>
  <Name extends keyof Saved & string>(name: Name) => ({
    name,
    defaultValue: values?.[name] ?? String(saved[name]),
    error: fields?.[name]?.[0],
  });
