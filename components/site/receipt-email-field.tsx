import { Field } from '@/components/ui/field';
import type { FormState } from '@/components/ui/form-state';

/** Asks where the receipt goes of who pays without being signed in. */
export function ReceiptEmailField({ values, fields }: Pick<FormState, 'values' | 'fields'>) {
  return (
    <Field
      label="Your email"
      name="email"
      type="email"
      autoComplete="email"
      required
      maxLength={254}
      defaultValue={values?.email}
      error={fields?.email?.[0]}
      hint="For the receipt."
    />
  );
}
