import { MAIL_COLOURS, MONO } from '../../mail-style';
import type { MailContext } from '../../rendering';
import { formulaKey, formulaPath } from './formula-key';

/** A formula's picture, with what was written as its words; that alone where it could not be drawn. */
export function FormulaInMail({ tex, isBlock, context }: { tex: string; isBlock: boolean; context: MailContext }) {
  const key = formulaKey(tex, isBlock);
  const size = context.formulas[key];
  if (!size)
    return (
      <code className="c-sunk" style={{ backgroundColor: MAIL_COLOURS.light.sunk, fontFamily: MONO, fontSize: '0.85em' }}>
        {tex}
      </code>
    );
  return (
    // biome-ignore lint/performance/noImgElement: a mail has no Next.
    <img
      src={context.siteUrl + formulaPath(key)}
      width={size.width}
      height={size.height}
      alt={tex}
      style={{ display: 'inline-block', maxWidth: '100%', height: 'auto', border: 0, verticalAlign: 'middle' }}
    />
  );
}
