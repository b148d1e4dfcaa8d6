import type { PageProps } from '../../rendering';
import { subscribeLabel } from './attributes';

export const SubscribeButtonPage = ({ node, context }: PageProps) => (
  <p data-subscribe-button="">
    <a href={context.subscribeUrl}>{subscribeLabel(node, context.words)}</a>
  </p>
);
