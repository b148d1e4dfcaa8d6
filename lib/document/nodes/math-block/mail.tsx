import type { MailProps } from '../../rendering';
import { FormulaInMail } from '../math/formula-in-mail';
import { texOf } from '../math/tex';

export const MathBlockMail = ({ node, context }: MailProps) =>
  texOf(node) && (
    <div className="c-ink" style={{ margin: '28px 0', textAlign: 'center' }}>
      <FormulaInMail tex={texOf(node)} isBlock context={context} />
    </div>
  );
