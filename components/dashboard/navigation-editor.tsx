'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import { moved, OrderButtons } from './order-buttons';

type Item =
  | { kind: 'archive' | 'about' | 'search'; label: string }
  | { kind: 'page' | 'tag' | 'section'; id: string; label: string }
  | { kind: 'link'; url: string; label: string };
type Place = 'header' | 'footer';
type Props = {
  action: FormAction;
  header: Item[];
  footer: Item[];
  /** What a link can lead to */
  targets: { group: string; items: Exclude<Item, { kind: 'link' }>[] }[];
};

const PLACES: { place: Place; title: string; hint: string }[] = [
  { place: 'header', title: 'Head of the page', hint: 'On a phone the first two stand there, the others at the foot.' },
  { place: 'footer', title: 'Foot of the page', hint: 'The feed and the way to sign in always stand there.' },
];

/** The links of the site, in their order. Sorted by buttons, so by keyboard as well. */
export function NavigationEditor({ action, header, footer, targets }: Props) {
  const [state, submit] = useFormAction(action);
  const [lists, setLists] = useState({ header, footer });
  return (
    <form action={submit} className="flex flex-col gap-10">
      <input type="hidden" name="navigation" value={JSON.stringify(lists)} />
      <FormOutcome state={state} done="Navigation saved" />
      {PLACES.map(({ place, title, hint }) => (
        <LinkList
          key={place}
          title={title}
          hint={hint}
          items={lists[place]}
          targets={targets}
          onChange={(items) => setLists((before) => ({ ...before, [place]: items }))}
        />
      ))}
      <div>
        <SubmitButton>Save navigation</SubmitButton>
      </div>
    </form>
  );
}

const KINDS: Record<Item['kind'], string> = {
  archive: 'Archive',
  about: 'About',
  search: 'Search',
  page: 'Page',
  tag: 'Tag',
  section: 'Section',
  link: 'Outside link',
};

type ListProps = Pick<Props, 'targets'> & { title: string; hint: string; items: Item[]; onChange: (items: Item[]) => void };

function LinkList({ title, hint, items, targets, onChange }: ListProps) {
  const id = useId();
  const all = targets.flatMap(({ items }) => items);
  const rename = (index: number, label: string) => onChange(items.map((item, at) => (at === index ? { ...item, label } : item)));
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <p className="text-sm text-muted">{hint}</p>
      </div>
      <ol className="flex flex-col divide-y divide-line border-y border-line">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place; two may be alike
          <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Field
              label={`Name of link ${index + 1}`}
              labelHidden
              value={item.label}
              maxLength={40}
              onChange={(event) => rename(index, event.target.value)}
              className="min-w-32 flex-1"
            />
            <span className="max-w-20 truncate text-sm text-muted sm:max-w-40">
              {item.kind === 'link' ? item.url : KINDS[item.kind]}
            </span>
            <OrderButtons
              name={item.label || `link ${index + 1}`}
              isFirst={index === 0}
              isLast={index === items.length - 1}
              onMove={(by) => onChange(moved(items, index, by))}
              onRemove={() => onChange(items.filter((_, at) => at !== index))}
            />
          </li>
        ))}
        {items.length === 0 && <li className="py-3 text-sm text-muted">No links here.</li>}
      </ol>
      <label htmlFor={`${id}-add`} className="sr-only">
        Add a link to: {title}
      </label>
      <select
        id={`${id}-add`}
        value=""
        onChange={({ target }) => {
          const chosen = all[Number(target.value)];
          if (target.value !== '' && chosen) onChange([...items, chosen]);
        }}
        className="min-h-11 w-full max-w-sm rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink"
      >
        <option value="">Add a page, tag or section…</option>
        {targets.map(({ group, items }) => (
          <optgroup key={group} label={group}>
            {items.map((item) => (
              <option key={'id' in item ? item.id : item.kind} value={all.indexOf(item)}>
                {item.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <OutsideLink title={title} onAdd={(link) => onChange([...items, link])} />
    </section>
  );
}

function OutsideLink({ title, onAdd }: { title: string; onAdd: (link: Item) => void }) {
  const [label, setLabel] = useState('');
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState('');
  function add() {
    if (!label.trim()) return setProblem('Give the link a name.');
    if (!/^https?:\/\//i.test(url.trim()) || !URL.canParse(url.trim()))
      return setProblem('Write the whole address, with https:// at its start.');
    onAdd({ kind: 'link', label: label.trim(), url: url.trim() });
    setLabel('');
    setUrl('');
    setProblem('');
  }
  return (
    <fieldset className="flex flex-wrap items-end gap-2">
      <legend className="sr-only">Add an outside link to: {title}</legend>
      <Field label="Name" value={label} maxLength={40} onChange={(event) => setLabel(event.target.value)} className="w-36" />
      <Field
        label="Outside address"
        type="url"
        inputMode="url"
        placeholder="https://"
        value={url}
        maxLength={2000}
        onChange={(event) => setUrl(event.target.value)}
        className="min-w-48 flex-1"
      />
      <Button type="button" look="secondary" onClick={add}>
        Add link
      </Button>
      {problem && (
        <p role="alert" className="w-full text-sm text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
