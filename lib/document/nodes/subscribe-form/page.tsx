import type { PageProps } from '../../rendering';
import { subscribeWords } from './attributes';

/** The form where the page gives one; a link to it in a feed, whose readers drop forms. */
export function SubscribeFormPage({ node, context }: PageProps) {
  const words = subscribeWords(node);
  if (context.subscribeForm) return <div data-subscribe-form="">{context.subscribeForm(words)}</div>;
  return (
    <div data-subscribe-form="">
      <p>
        <strong>{words.heading}</strong>
      </p>
      {words.text && <p>{words.text}</p>}
      <p data-subscribe-button="">
        <a href={context.subscribeUrl}>{words.label}</a>
      </p>
    </div>
  );
}
