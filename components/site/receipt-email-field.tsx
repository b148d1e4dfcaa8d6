import { Field } from '@/components/ui/field';
import type { FormState } from '@/components/ui/form-state';

type Props = Pick<FormState, 'values' | 'fields'> & { words: { yourEmail: string; receiptHint: string } };

/** Asks where the receipt goes of who pays without being signed in. */
export function ReceiptEmailField({ values, fields, words }: Props) {
  return (
    <Field
      label={words.yourEmail}
      name="email"
      type="email"
      autoComplete="email"
      required
      maxLength={254}
      defaultValue={values?.email}
      error={fields?.email?.[0]}
      hint={words.receiptHint}
    />
  );
}
