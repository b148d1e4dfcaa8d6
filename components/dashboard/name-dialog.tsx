'use client';

import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  /** What the line of the menu says. */
  open: string;
  title: string;
  hint?: string;
  confirm: string;
  defaultName?: string;
  /** What the action is told beside the name. */
  values: Record<string, string>;
  action: FormAction;
};

/** A line of a Menu that asks for a name. */
export const NameDialog = ({ open, title, hint, confirm, defaultName = '', values: hidden, action }: Props) => (
  <FormDialog inMenu label={open} title={title} submit={confirm} action={action} hidden={hidden}>
    {({ values, fields }) => (
      <Field
        label="Name"
        name="name"
        required
        maxLength={80}
        autoComplete="off"
        hint={hint}
        defaultValue={values?.name ?? defaultName}
        error={fields?.name?.[0]}
      />
    )}
  </FormDialog>
);
