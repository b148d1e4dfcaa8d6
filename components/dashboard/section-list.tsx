'use client';

import { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { countOf } from '@/lib/format/counts';

type Section = {
  id: string;
  name: string;
  url: string;
  description: string;
  forEveryone: boolean;
  posts: number;
  readers: number;
};
type Props = { sections: Section[]; saveAction: FormAction; deleteAction: FormAction };

const RULES = [
  { value: 'yes', label: 'Every subscriber', hint: 'until they turn it off' },
  { value: 'no', label: 'Only who asks for it', hint: 'in their account or preferences' },
];

function SectionFields({ state, section }: { state: FormState; section?: Section }) {
  const rule = state.values?.forEveryone ?? (section && !section.forEveryone ? 'no' : 'yes');
  return (
    <>
      <Field
        label="Name"
        name="name"
        required
        maxLength={60}
        defaultValue={state.values?.name ?? section?.name}
        error={state.fields?.name?.[0]}
      />
      <Field
        label="Description"
        name="description"
        rows={3}
        maxLength={280}
        hint="Stands on its page and where readers choose what they get."
        defaultValue={state.values?.description ?? section?.description}
        error={state.fields?.description?.[0]}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium">Who gets it</legend>
        {RULES.map(({ value, label, hint }) => (
          <label key={value} className="flex min-h-9 items-center gap-3 text-sm">
            <input type="radio" name="forEveryone" value={value} defaultChecked={rule === value} />
            <span>
              {label} <span className="text-muted">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** Makes a section. */
export const NewSection = ({ action }: { action: FormAction }) => (
  <FormDialog label="New section" look="primary" title="New section" submit="Make section" action={action}>
    {(state) => <SectionFields state={state} />}
  </FormDialog>
);

/** The newsletters inside a publication, and who gets each. */
export function SectionList({ sections, saveAction, deleteAction }: Props) {
  if (sections.length === 0)
    return (
      <EmptyState title="No sections">
        A section is a newsletter of its own: readers turn it on and off without leaving the rest. Choose it in the settings of a
        post.
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-line border-y border-line">
      {sections.map((section) => (
        <li key={section.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-60">
            <a href={section.url} className="font-medium wrap-anywhere underline-offset-4 hover:underline">
              {section.name}
            </a>
            {section.description && <p className="mt-0.5 text-sm wrap-anywhere text-muted">{section.description}</p>}
            <p className="mt-0.5 text-sm text-muted">
              {countOf(section.posts, 'post')} · {countOf(section.readers, 'reader')} ·{' '}
              {section.forEveryone ? 'for every subscriber' : 'for who asks for it'}
            </p>
          </div>
          <div className="flex gap-2">
            <FormDialog
              label="Edit"
              ariaLabel={`Edit ${section.name}`}
              title={`Edit ${section.name}`}
              submit="Save"
              action={saveAction}
              hidden={{ sectionId: section.id }}
            >
              {(state) => <SectionFields state={state} section={section} />}
            </FormDialog>
            <ConfirmButton
              look="danger"
              title={`Delete ${section.name}?`}
              question="Its posts stay, in no section: the next ones go to all readers. What readers chose for it is forgotten."
              confirm="Delete section"
              action={deleteAction}
              values={{ sectionId: section.id }}
            >
              Delete<span className="sr-only"> {section.name}</span>
            </ConfirmButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
