/** What a form's server action answers: a word on the whole, a word for each wrong field, what was entered. */
export type FormState = {
  ok?: boolean;
  message?: string;
  fields?: Record<string, string[] | undefined>;
  /** Given back, so that a form without JavaScript loses nothing. */
  values?: Record<string, string>;
};

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
