import { ActionForm } from '@/components/site/action-form';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  /** A name and an address each; [] where the reader has no feed */
  feeds: { name: string; url: string }[];
  words: { intro: string; secret: string; make: string; renew: string; end: string };
  renew: FormAction;
  end: FormAction;
};

/** A reader's own feeds, whose addresses are secrets. Works without JavaScript: an address is marked whole by one press. */
export function PrivateFeeds({ feeds, words, renew, end }: Props) {
  if (feeds.length === 0)
    return (
      <>
        <p>{words.intro}</p>
        <ActionForm action={renew} look="secondary">
          {words.make}
        </ActionForm>
      </>
    );
  return (
    <>
      <p>{words.secret}</p>
      <dl className="flex w-full flex-col gap-3">
        {feeds.map(({ name, url }) => (
          <div key={url}>
            <dt className="text-sm font-medium">{name}</dt>
            <dd>
              <code dir="ltr" className="block rounded-control bg-sunk px-3 py-2 text-sm break-all select-all">
                {url}
              </code>
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={renew} look="secondary">
          {words.renew}
        </ActionForm>
        <ActionForm action={end} look="secondary">
          {words.end}
        </ActionForm>
      </div>
    </>
  );
}
