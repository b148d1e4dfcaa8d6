import { expect, test } from 'vitest';
import { formFields } from './form-fields';

test('only the text fields that someone filled in are kept', () => {
  const form = new FormData();
  form.append('$ACTION_REF_1', '');
  form.append('name', 'Letters');
  form.append('picture', new File(['x'], 'x.png'));
  expect(formFields(form)).toEqual({ name: 'Letters' });
});
