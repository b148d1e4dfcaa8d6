'use client';

import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import { enteredIn, type FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Option = { value: string; label: string };
type Settings = {
  name: string;
  description: string;
  language: string;
  timeZone: string;
  senderName: string;
  replyTo: string;
  postalAddress: string;
  welcomeText: string;
  llmsTxt: string;
};
type Props = { action: FormAction; settings: Settings; languages: Option[]; timeZones: Option[]; fromEmail: string };

const section = 'grid gap-6 border-t border-line pt-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-10';

/** All a publication says about itself, and how its mail is signed. */
export function SettingsForm({ action, settings, languages, timeZones, fromEmail }: Props) {
  const [state, submit] = useFormAction(action);
  const entered = enteredIn(state, settings);
  return (
    <form action={submit} className="flex flex-col gap-10">
      <FormOutcome state={state} done="Settings saved" />
      <section className={section} aria-labelledby="settings-publication">
        <h2 id="settings-publication" className="font-semibold">
          Publication
        </h2>
        <div className="flex flex-col gap-5">
          <Field label="Name" required maxLength={80} {...entered('name')} />
          <Field
            label="Description"
            rows={2}
            maxLength={280}
            hint="One or two sentences. Stands on your site, and where it is shared."
            {...entered('description')}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField label="Language" options={languages} {...entered('language')} />
            <SelectField label="Time zone" options={timeZones} {...entered('timeZone')} />
          </div>
          <SelectField
            label="A list of posts for language models"
            hint="At /llms.txt: titles and what each is about, never more than everyone may read."
            options={[
              { value: 'no', label: 'No list' },
              { value: 'yes', label: 'Show the list' },
            ]}
            {...entered('llmsTxt')}
          />
        </div>
      </section>
      <section className={section} aria-labelledby="settings-mail">
        <h2 id="settings-mail" className="font-semibold">
          Mail
        </h2>
        <div className="flex flex-col gap-5">
          <Field
            label="Sender's name"
            maxLength={80}
            placeholder={settings.name}
            hint={`What readers see as the sender; the publication's name where empty. Mail is sent from ${fromEmail}.`}
            {...entered('senderName')}
          />
          <Field
            label="Replies go to"
            type="email"
            hint="An address of yours. When it is empty, replies go to the sending address."
            {...entered('replyTo')}
          />
          <Field
            label="Postal address"
            rows={3}
            maxLength={300}
            hint="At the foot of every mail, as the law asks in many countries. A post office box will do. No post is mailed without it."
            {...entered('postalAddress')}
          />
          <Field
            label="Welcome mail"
            rows={5}
            maxLength={4000}
            hint="A few words of yours for each new reader. When it is empty, they get a short thank you."
            {...entered('welcomeText')}
          />
        </div>
      </section>
      <div className="sticky bottom-14 -mx-4 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0 md:bottom-0">
        <SubmitButton>Save settings</SubmitButton>
      </div>
    </form>
  );
}
