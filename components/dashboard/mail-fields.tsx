'use client';

import { Choice } from '@/components/ui/choice';
import { countOf } from '@/lib/format/counts';
import type { Access } from './reach-words';

export type ReaderCounts = { everyone: number; free: number; paid: number };
export type MailChoice = keyof ReaderCounts | 'none';

type Props = {
  mail: MailChoice;
  onMail: (mail: MailChoice) => void;
  readers: ReaderCounts;
  canMail: boolean;
  access: Access;
  /** Something of the post is kept from free readers */
  isCut: boolean;
  /** Leave out the choice not to mail: the form is for mailing */
  always?: boolean;
};

/** Who gets what of it, in a sentence. */
function getsWords(mail: keyof ReaderCounts, readers: ReaderCounts, access: Access, isCut: boolean): string {
  const everyone = mail === 'everyone' ? 'Everyone who has confirmed their subscription by then. ' : '';
  if (access !== 'paid' || !isCut) return `${everyone}They get the whole post. Once it goes out it cannot be called back.`;
  const free = `${countOf(readers.free, 'free reader')} get${readers.free === 1 ? 's' : ''} the part above the paywall with a button to upgrade`;
  const paid = `${countOf(readers.paid, 'paying reader')} get${readers.paid === 1 ? 's' : ''} the whole post`;
  const words = { everyone: `${paid}, ${free}.`, free: `${free}.`, paid: `${paid}.` }[mail];
  return `${everyone}${words} Once it goes out it cannot be called back.`;
}

/** Who is mailed a post: fields of a form. */
export function MailFields({ mail, onMail, readers, canMail, access, isCut, always = false }: Props) {
  const choice = (each: keyof ReaderCounts, label: string) => (
    <Choice
      name="mail"
      value={each}
      checked={mail === each}
      disabled={!canMail || readers[each] === 0}
      onChange={() => onMail(each)}
      label={label}
    >
      {mail === each && getsWords(each, readers, access, isCut)}
    </Choice>
  );
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 font-semibold">The mail</legend>
      {readers.everyone === 0 ? (
        <Choice name="mail" value="everyone" disabled label="Send it to your readers">
          Nobody has confirmed a subscription yet, so there is nobody to send it to.
        </Choice>
      ) : (
        <>
          {choice('everyone', `Send it to ${countOf(readers.everyone, 'reader')}`)}
          {(readers.paid > 0 || mail === 'free' || mail === 'paid') && (
            <>
              {choice('paid', `Send it to ${countOf(readers.paid, 'paying reader')} only`)}
              {choice('free', `Send it to ${countOf(readers.free, 'free reader')} only`)}
            </>
          )}
        </>
      )}
      {!always && (
        <Choice name="mail" value="none" checked={mail === 'none'} onChange={() => onMail('none')} label="Only on the web">
          Nobody gets a mail.
        </Choice>
      )}
    </fieldset>
  );
}
