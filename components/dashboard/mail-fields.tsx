'use client';

import { CheckField } from '@/components/ui/check-field';
import { Choice } from '@/components/ui/choice';
import { SelectField } from '@/components/ui/select-field';
import { countOf } from '@/lib/format/counts';
import type { Access } from './reach-words';
import type { ReaderCounts, Widened } from './use-narrowed';

export type MailChoice = keyof ReaderCounts | 'none';

type Props = {
  mail: MailChoice;
  onMail: (mail: MailChoice) => void;
  /** Everyone who has confirmed */
  all: ReaderCounts;
  /** Of the segment it is narrowed to; null while they are counted */
  readers: ReaderCounts | null;
  canMail: boolean;
  access: Access;
  /** Something of the post is kept from free readers */
  isCut: boolean;
  segments: { id: string; name: string }[];
  segmentId: string;
  onSegment: (segmentId: string) => void;
  /** Where the post's section has readers of its own; null elsewhere */
  widened: Widened | null;
  isWidened: boolean;
  onWidened: (isWidened: boolean) => void;
  /** Leave out the choice not to mail: the form is for mailing */
  always?: boolean;
};

const NAMES = { everyone: 'reader', free: 'free reader', paid: 'paying reader' } as const;

/** "3 paying readers" of an audience; without the number while it is not known. */
export const readersOf = (mail: keyof ReaderCounts, readers: ReaderCounts | null) =>
  readers ? countOf(readers[mail], NAMES[mail]) : `${NAMES[mail]}s`;

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
export function MailFields(props: Props) {
  const { mail, onMail, all, readers, canMail, access, isCut, segments, segmentId, onSegment, always = false } = props;
  const { widened, isWidened, onWidened } = props;
  const choice = (each: keyof ReaderCounts, only = '') => (
    <Choice
      name="mail"
      value={each}
      checked={mail === each}
      disabled={!canMail || all[each] === 0}
      onChange={() => onMail(each)}
      label={`Send it to ${readersOf(each, readers)}${only}`}
    >
      {mail === each && readers && getsWords(each, readers, access, isCut)}
    </Choice>
  );
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 font-semibold">The mail</legend>
      {all.everyone === 0 ? (
        <Choice name="mail" value="everyone" disabled label="Send it to your readers">
          Nobody has confirmed a subscription yet, so there is nobody to send it to.
        </Choice>
      ) : (
        <>
          {choice('everyone')}
          {(all.paid > 0 || mail === 'free' || mail === 'paid') && (
            <>
              {choice('paid', ' only')}
              {choice('free', ' only')}
            </>
          )}
        </>
      )}
      {!always && (
        <Choice name="mail" value="none" checked={mail === 'none'} onChange={() => onMail('none')} label="Only on the web">
          Nobody gets a mail.
        </Choice>
      )}
      {widened && (mail !== 'none' || isWidened || all.everyone === 0) && (
        <CheckField
          label={`Also those who never chose ${widened.section}`}
          hint={`${countOf(widened.readers.everyone, 'reader')} in all. Who left ${widened.section} gets nothing.`}
          name="widened"
          checked={isWidened}
          onChange={(event) => onWidened(event.target.checked)}
        />
      )}
      {segments.length > 0 && mail !== 'none' && (
        <SelectField
          label="Narrow it to a segment"
          name="segmentId"
          value={segmentId}
          onChange={(event) => onSegment(event.target.value)}
          options={[{ value: '', label: 'No, all of them' }, ...segments.map(({ id, name }) => ({ value: id, label: name }))]}
          hint={segmentId ? 'Who meets it is looked up when the mail goes out.' : undefined}
        />
      )}
    </fieldset>
  );
}
