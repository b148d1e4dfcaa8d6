'use client';

import { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { countOf } from '@/lib/format/counts';

type Tag = { id: string; name: string; url: string; description: string; posts: number };
type Props = { tags: Tag[]; updateAction: FormAction; mergeAction: FormAction; deleteAction: FormAction };

/** All tags, with what can be done to each. They are made in the settings of a post. */
export function TagList({ tags, updateAction, mergeAction, deleteAction }: Props) {
  if (tags.length === 0)
    return <EmptyState title="No tags">Give a post tags in its settings: each gets a page with all its posts.</EmptyState>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {tags.map((tag) => (
        <li key={tag.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
          <div className="min-w-0 flex-1 basis-52">
            <a href={tag.url} className="font-medium wrap-anywhere underline-offset-4 hover:underline">
              {tag.name}
            </a>
            <span className="text-sm text-muted"> · {countOf(tag.posts, 'post')}</span>
            {tag.description && <p className="mt-0.5 text-sm wrap-anywhere text-muted">{tag.description}</p>}
          </div>
          <div className="flex flex-wrap gap-2">
            <FormDialog
              label="Edit"
              ariaLabel={`Edit ${tag.name}`}
              title={`Edit ${tag.name}`}
              submit="Save"
              action={updateAction}
              hidden={{ tagId: tag.id }}
            >
              {({ values, fields }) => (
                <>
                  <Field
                    label="Name"
                    name="name"
                    required
                    maxLength={50}
                    hint="Its address stays, so links to it go on working."
                    defaultValue={values?.name ?? tag.name}
                    error={fields?.name?.[0]}
                  />
                  <Field
                    label="Description"
                    name="description"
                    rows={3}
                    maxLength={280}
                    hint="Stands on its page."
                    defaultValue={values?.description ?? tag.description}
                    error={fields?.description?.[0]}
                  />
                </>
              )}
            </FormDialog>
            {tags.length > 1 && (
              <FormDialog
                label="Merge…"
                ariaLabel={`Merge ${tag.name} into another tag`}
                title={`Merge ${tag.name} into another tag`}
                submit="Merge"
                action={mergeAction}
                hidden={{ tagId: tag.id }}
              >
                {() => (
                  <SelectField
                    label="Into"
                    name="intoId"
                    hint={`All posts of ${tag.name} get this tag, and ${tag.name} is deleted.`}
                    options={tags.filter(({ id }) => id !== tag.id).map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )}
              </FormDialog>
            )}
            <ConfirmButton
              look="danger"
              title={`Delete ${tag.name}?`}
              question={`It is taken off ${countOf(tag.posts, 'post')}, and its page is gone. The posts stay.`}
              confirm="Delete tag"
              action={deleteAction}
              values={{ tagId: tag.id }}
            >
              Delete<span className="sr-only"> {tag.name}</span>
            </ConfirmButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
