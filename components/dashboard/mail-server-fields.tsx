'use client';

import { Field } from '@/components/ui/field';

type Props = {
  name: string;
  url: string;
  onName: (name: string) => void;
  onUrl: (url: string) => void;
  errors: Record<string, string[] | undefined> | undefined;
  /** A known one keeps its address where nothing is entered. */
  isKnown?: boolean;
};

/** What a mail server is called and how it is reached. Kept here while it is wrong: the server never sends a password back. */
export function MailServerFields({ name, url, onName, onUrl, errors, isKnown = false }: Props) {
  return (
    <>
      <Field
        label="Name"
        name="name"
        required
        maxLength={60}
        placeholder="Our own server"
        value={name}
        onChange={(event) => onName(event.target.value)}
        error={errors?.name?.[0]}
      />
      <Field
        label={isKnown ? 'New address' : 'Address'}
        name="url"
        required={!isKnown}
        maxLength={2000}
        placeholder="smtps://user:password@mail.example"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={url}
        onChange={(event) => onUrl(event.target.value)}
        error={errors?.url?.[0]}
        hint={
          isKnown
            ? 'Leave it empty to keep the one you have, with its password.'
            : 'Its password is kept encrypted and never shown again.'
        }
      />
    </>
  );
}
