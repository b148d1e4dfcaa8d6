import type { PageProps } from '../../rendering';
import { subscribeWords } from './attributes';

/** The form where the page gives one; a link to it in a feed, whose readers drop forms. */
export function SubscribeFormPage({ node, context }: PageProps) {
  const said = subscribeWords(node, context.words);
  if (context.subscribeForm) return <div data-subscribe-form="">{context.subscribeForm(said)}</div>;
  return (
    <div data-subscribe-form="">
      <p>
        <strong>{said.heading}</strong>
      </p>
      {said.text && <p>{said.text}</p>}
      <p data-subscribe-button="">
        <a href={context.subscribeUrl}>{said.label}</a>
      </p>
    </div>
  );
}
