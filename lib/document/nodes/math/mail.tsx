import type { MailProps } from '../../rendering';
import { FormulaInMail } from './formula-in-mail';
import { texOf } from './tex';

export const MathMail = ({ node, context }: MailProps) =>
  texOf(node) && <FormulaInMail tex={texOf(node)} isBlock={false} context={context} />;
