import type { CSSProperties } from 'react';
import { MAIL_COLOURS } from '../../mail-style';

export const cellStyle: CSSProperties = {
  padding: '9px 10px 7px',
  borderBottom: `1px solid ${MAIL_COLOURS.light.line}`,
  textAlign: 'left',
  verticalAlign: 'top',
};
