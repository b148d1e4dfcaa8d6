import type { FormAction } from '@/components/ui/form-state';
import { countOf } from '@/lib/format/counts';
import { Decide } from './decide';

type Props = { people: { id: string; name: string; when: string; comments: number }[]; action: FormAction };

/** Who was banned from commenting. */
export const BannedList = ({ people, action }: Props) => (
  <ul className="divide-y divide-line border-y border-line">
    {people.map(({ id, name, when, comments }) => (
      <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
        <p className="min-w-0 flex-1 basis-56 text-sm">
          <span className="font-medium wrap-anywhere">{name || 'A reader without a name'}</span>
          <span className="block text-muted">
            Banned {when} · {countOf(comments, 'comment')}
          </span>
        </p>
        <Decide
          action={action}
          values={{ commenterId: id, banned: 'no' }}
          look="secondary"
          label="Let them comment again"
          name={name}
        />
      </li>
    ))}
  </ul>
);
