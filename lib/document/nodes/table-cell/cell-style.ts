import type { CSSProperties } from 'react';
import { MAIL_COLOURS, sides } from '../../mail-style';

export const cellStyle = (direction: 'ltr' | 'rtl'): CSSProperties => ({
  padding: '9px 10px 7px',
  borderBottom: `1px solid ${MAIL_COLOURS.light.line}`,
  textAlign: sides(direction).start,
  verticalAlign: 'top',
});
