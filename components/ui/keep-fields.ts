import { type FormEvent, startTransition } from 'react';

/** A form's onSubmit, beside its `action`: runs it and leaves the fields as they are. React resets a form after its action,
 *  chosen radios and selects too, though their state says otherwise (19.3): sent once more, the form would then say something
 *  else than it shows. The action alone serves a browser whose scripts are not there yet. */
export const keepFields = (submit: (form: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  const { submitter } = event.nativeEvent as SubmitEvent;
  const form = new FormData(event.currentTarget, submitter);
  startTransition(() => submit(form));
};
