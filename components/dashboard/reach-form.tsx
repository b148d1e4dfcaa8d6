'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { keepFields } from '@/components/ui/keep-fields';
import { useFormAction } from '@/components/ui/use-form-action';
import { ReachFields } from './reach-fields';
import type { Access, CutShape } from './reach-words';

type Props = {
  action: FormAction;
  postId: string;
  reach: { access: Access; unlocksAt: string | null; unlisted: boolean };
  cut: CutShape;
  timeZone: string;
  pageUrl: string;
};

/** Changes who may read a post that is out. */
export function ReachForm({ action, postId, reach, ...fields }: Props) {
  const [state, submit, pending] = useFormAction(action);
  const { fields: wrong, values } = state;
  const [access, setAccess] = useState(reach.access);
  return (
    <form action={submit} onSubmit={keepFields(submit)} className="flex flex-col gap-8">
      <input type="hidden" name="postId" value={postId} />
      <FormOutcome state={state} />
      <ReachFields
        {...fields}
        access={access}
        onAccess={setAccess}
        unlocksAt={values?.unlocksAt ?? reach.unlocksAt}
        unlockError={wrong?.unlocksAt?.[0]}
        unlisted={values?.listed ? values.listed === 'no' : reach.unlisted}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={pending}>
          Save
        </Button>
        <Link href={`/dashboard/posts/${postId}/issue`} className={buttonClass('quiet')}>
          Cancel
        </Link>
      </div>
    </form>
  );
}
