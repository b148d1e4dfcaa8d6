import { Callout } from '@/components/ui/callout';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { DomainActs } from './domain-acts';

type Props = {
  domain: string;
  homeHost: string;
  isVerified: boolean;
  isFailing: boolean;
  isPrimary: boolean;
  /** What keeps requests from arriving; null when nothing does, or nothing was asked */
  arrival: string | null;
  /** Said when another publication stands there */
  taken: string | null;
  /** When it was last checked, in words; null before the first time */
  checked: string | null;
  check: () => Promise<FormState>;
  choose: FormAction;
  remove: FormAction;
};

/** Whether the publication stands at its domain, and what one can do about it. */
export function CustomDomainState(props: Props) {
  const { domain, homeHost, isVerified, isFailing, isPrimary, arrival, taken, checked, check, choose, remove } = props;
  return (
    <div className="flex flex-col gap-5">
      {isVerified && !isFailing && (
        <Callout tone="good" title={isPrimary ? `Your publication stands at ${domain}` : `${domain} leads to ${homeHost}`}>
          {isPrimary ? `${homeHost} leads there, and so do all links in mail already sent.` : 'Links to either go on working.'}
        </Callout>
      )}
      {isVerified && isFailing && (
        <Callout tone="warn" title={`Something has gone wrong with ${domain}`}>
          Unless it is put right within a day, your publication goes back to {homeHost}.
        </Callout>
      )}
      {!isVerified && (
        <Callout title={`Not yet at ${domain}`}>
          Your publication stands at {homeHost} until the domain is yours for sure and leads here.
        </Callout>
      )}
      {taken && <Callout tone="bad">{taken}</Callout>}
      {checked && arrival && !taken && <Callout tone="warn">{arrival}</Callout>}
      <DomainActs
        {...{ check, checked }}
        remove={{
          title: `Remove ${domain}?`,
          question: `Your publication stands at ${homeHost} again. Links that name ${domain} stop working; unsubscribing from old mail does not.`,
          action: remove,
        }}
      >
        {isVerified && (
          <ConfirmButton
            title={isPrimary ? `Lead readers to ${homeHost}?` : `Lead readers to ${domain}?`}
            question={
              isPrimary
                ? `${domain} goes on leading to your publication, which then shows itself at ${homeHost}. Readers who are signed in sign in there once more.`
                : `Your publication shows itself at ${domain}, and ${homeHost} leads there. Readers who are signed in sign in there once more.`
            }
            confirm={isPrimary ? `Use ${homeHost}` : `Use ${domain}`}
            action={choose}
            values={{ primary: isPrimary ? 'no' : 'yes' }}
          >
            {isPrimary ? 'Only lead here' : 'Make it the main address'}
          </ConfirmButton>
        )}
      </DomainActs>
    </div>
  );
}
