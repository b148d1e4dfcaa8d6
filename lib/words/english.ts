import { en } from './en';
import { translator } from './translator';

/** English alone, for the dashboard's editor, which draws a post's nodes in the browser. */
export const english = translator('en', en);
