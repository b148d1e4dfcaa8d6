import { ButtonInMail } from '../../button-mail';
import type { MailProps } from '../../rendering';
import { subscribeLabel } from './attributes';

export const SubscribeButtonMail = ({ node, context }: MailProps) => (
  <ButtonInMail href={context.subscribeUrl} accent={context.accent}>
    {subscribeLabel(node, context.words)}
  </ButtonInMail>
);
