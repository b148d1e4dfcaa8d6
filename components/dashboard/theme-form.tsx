'use client';

import { useRef, useState } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { Choice } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import type { Picture } from '@/lib/document/types';
import { ColourField } from './colour-field';
import { PictureField } from './picture-field';
import { ThemePreview } from './theme-preview';

type Shown = { key: string; picture: Picture } | null;
type Option = { value: string; label: string };
type Props = {
  action: FormAction;
  theme: {
    accent: string;
    paper: string;
    fonts: string;
    home: string;
    header: string;
    posts: number;
    about: boolean;
    welcome: boolean;
    welcomeText: string;
    logo: Shown;
    icon: Shown;
    cover: Shown;
  };
  fonts: Option[];
  counts: Option[];
  previewPath: string;
};

const LAYOUTS = [
  { value: 'magazine', label: 'Magazine', means: 'The newest post large, the others two abreast.' },
  { value: 'list', label: 'List', means: 'One post under the other, each with its picture.' },
  { value: 'grid', label: 'Grid', means: 'Cards with pictures, three abreast.' },
  { value: 'single', label: 'A single page', means: 'Your name, a word about it, and the form.' },
];
const HEADERS = [
  { value: 'nameplate', label: 'Nameplate', means: 'Your name large, as a newspaper carries it.' },
  { value: 'strip', label: 'Strip', means: 'Your name small, beside the links.' },
];
const PICTURES = [
  { name: 'logo', label: 'Logo', hint: 'Stands in the place of the name.' },
  { name: 'icon', label: 'Icon', hint: 'In the browser’s tab. A square one.' },
  { name: 'cover', label: 'Cover', hint: 'Across the front page, three times as wide as high.' },
] as const;

const section = 'flex flex-col gap-4';
const nextSection = `${section} border-t border-line pt-6`;

/** How the site looks, with the front page beside it as it would be. */
export function ThemeForm({ action, theme, fonts, counts, previewPath }: Props) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  const [colours, setColours] = useState({ accent: theme.accent, paper: theme.paper });
  const [pictures, setPictures] = useState({ logo: theme.logo, icon: theme.icon, cover: theme.cover });
  const form = useRef<HTMLFormElement>(null);
  const first = new URLSearchParams({
    ...{ ...colours, fonts: theme.fonts, home: theme.home, header: theme.header, posts: String(theme.posts) },
    ...(theme.about && { about: 'on' }),
    ...(theme.welcome && { welcome: 'on' }),
    welcomeText: theme.welcomeText,
    ...Object.fromEntries(Object.entries(pictures).map(([name, picture]) => [name, picture?.key ?? ''])),
  });
  const [query, setQuery] = useState(first.toString());
  /** After React has drawn what was chosen. */
  const look = () =>
    requestAnimationFrame(() => {
      if (!form.current) return;
      const entries = [...new FormData(form.current)].filter(([name]) => !name.startsWith('$'));
      setQuery(new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)])).toString());
    });
  const chosen = (name: 'home' | 'header' | 'posts' | 'fonts') => values?.[name] ?? String(theme[name]);
  return (
    <div className="grid gap-8 xl:grid-cols-[24rem_minmax(0,1fr)]">
      <form ref={form} action={submit} onChange={look} className="flex flex-col gap-6">
        <FormOutcome state={state} done="Theme saved" />
        <section className={section} aria-labelledby="theme-colours">
          <h2 id="theme-colours" className="font-semibold">
            Colours
          </h2>
          <ColourField
            label="Colour"
            name="accent"
            hint="Of links and buttons, here and in your mails."
            part="accent"
            {...colours}
            error={fields?.accent?.[0]}
            onChange={(accent) => setColours({ ...colours, accent })}
          />
          <ColourField
            label="Paper"
            name="paper"
            hint="What everything stands on."
            part="paper"
            {...colours}
            error={fields?.paper?.[0]}
            onChange={(paper) => setColours({ ...colours, paper })}
          />
        </section>
        <section className={nextSection} aria-labelledby="theme-fonts">
          <h2 id="theme-fonts" className="font-semibold">
            Fonts
          </h2>
          <SelectField
            label="Titles and text"
            name="fonts"
            options={fonts}
            defaultValue={chosen('fonts')}
            error={fields?.fonts?.[0]}
          />
        </section>
        <section className={nextSection} aria-labelledby="theme-front">
          <h2 id="theme-front" className="font-semibold">
            Front page
          </h2>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 text-sm font-medium">Layout</legend>
            {LAYOUTS.map(({ value, label, means }) => (
              <Choice
                key={`${value} ${chosen('home') === value}`}
                name="home"
                value={value}
                label={label}
                defaultChecked={chosen('home') === value}
              >
                {means}
              </Choice>
            ))}
          </fieldset>
          <SelectField label="It shows" name="posts" options={counts} defaultValue={chosen('posts')} error={fields?.posts?.[0]} />
          <CheckField
            label="Say what it is about"
            name="about"
            hint="Your description, under the posts."
            defaultChecked={values ? values.about === 'on' : theme.about}
          />
        </section>
        <section className={nextSection} aria-labelledby="theme-welcome">
          <h2 id="theme-welcome" className="font-semibold">
            Welcome
          </h2>
          <CheckField
            label="Show a welcome page to first-time visitors"
            name="welcome"
            hint="Who opens your site meets its name, your words and the form, and goes on from there. Links to posts lead straight to them. It also stands at /welcome, to be linked to. A front page that is a single page needs none before it."
            defaultChecked={values ? values.welcome === 'on' : theme.welcome}
          />
          <Field
            label="A few words on it"
            name="welcomeText"
            rows={3}
            maxLength={400}
            hint="Who writes, and who reads it. Your description stands above."
            defaultValue={values?.welcomeText ?? theme.welcomeText}
            error={fields?.welcomeText?.[0]}
          />
        </section>
        <section className={nextSection} aria-labelledby="theme-head">
          <h2 id="theme-head" className="font-semibold">
            Head
          </h2>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 text-sm font-medium">Of the front page</legend>
            {HEADERS.map(({ value, label, means }) => (
              <Choice
                key={`${value} ${chosen('header') === value}`}
                name="header"
                value={value}
                label={label}
                defaultChecked={chosen('header') === value}
              >
                {means}
              </Choice>
            ))}
          </fieldset>
          {PICTURES.map(({ name, label, hint }) => (
            <div key={name}>
              <input type="hidden" name={name} value={pictures[name]?.key ?? ''} />
              <PictureField
                label={label}
                hint={hint}
                chosen={pictures[name]}
                fallbackUrl={null}
                uploadUrl="/api/uploads"
                error={fields?.[name]?.[0]}
                onChange={(picture) => {
                  setPictures({ ...pictures, [name]: picture });
                  look();
                }}
              />
            </div>
          ))}
        </section>
        <div className="sticky bottom-14 -mx-4 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0 md:bottom-0">
          <SubmitButton>Save theme</SubmitButton>
        </div>
      </form>
      <ThemePreview address={`${previewPath}?${query}`} />
    </div>
  );
}
