import { ButtonInMail } from '../../button-mail';
import type { MailProps } from '../../rendering';
import { buttonAddress, buttonLabel } from './attributes';

export function ButtonMail({ node, context }: MailProps) {
  const href = buttonAddress(node);
  return (
    href && (
      <ButtonInMail href={href} accent={context.accent}>
        {buttonLabel(node, context.words)}
      </ButtonInMail>
    )
  );
}
