'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { linkAddress } from './link-address';
import { loneAddress } from './put-link';

type Props = {
  open: boolean;
  title: string;
  /** What becomes of it */
  label: string;
  confirm: string;
  onClose: () => void;
  /** Is given an address on the web */
  onAddress: (address: string) => void;
};

/** Asks for the link of what is to be put into the post. */
export function AddressDialog({ open, title, label, confirm, onClose, onAddress }: Props) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const address = loneAddress(linkAddress(typed) ?? '');
    if (!address) return setWrong(true);
    setTyped('');
    onAddress(address);
  };
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <label htmlFor={id} className="text-sm text-muted">
          {label}
        </label>
        <input
          id={id}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          placeholder="https://"
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          className="min-h-11 rounded-control border border-strong-line bg-raised px-3 text-base aria-invalid:border-bad"
        />
        {isWrong && (
          <p id={`${id}-wrong`} role="alert" className="text-sm text-bad">
            That is not an address on the web. Use one such as example.com/page.
          </p>
        )}
        <div>
          <Button type="submit">{confirm}</Button>
        </div>
      </form>
    </Dialog>
  );
}
