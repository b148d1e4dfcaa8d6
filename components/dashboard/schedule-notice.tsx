import { Callout } from '@/components/ui/callout';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { scheduleReason } from '@/lib/format/schedule-reason';

type Props = {
  postId: string;
  /** Day, time and time zone */
  when: string;
  mail: boolean;
  /** Why it was not published then */
  problem: string | null;
  cancelAction: FormAction;
};

/** What a post waits for, or why it was not published at its time, and the way to take the time back. */
export function ScheduleNotice({ postId, when, mail, problem, cancelAction }: Props) {
  return (
    <Callout tone={problem ? 'bad' : 'info'} title={problem ? `This post was not published on ${when}` : `Scheduled for ${when}`}>
      <div className="flex flex-col items-start gap-3">
        <p>
          {problem
            ? scheduleReason(problem)
            : `It is published ${mail ? 'and mailed to your readers' : 'on the web only'} as it is saved then. Until that moment you can change everything.`}
        </p>
        <ConfirmButton
          title={problem ? 'Keep this post as a draft?' : 'Cancel the schedule?'}
          question="The post is a plain draft again. Nothing is published."
          confirm={problem ? 'Keep as draft' : 'Cancel schedule'}
          action={cancelAction}
          values={{ postId }}
        >
          {problem ? 'Keep as draft…' : 'Cancel schedule…'}
        </ConfirmButton>
      </div>
    </Callout>
  );
}
