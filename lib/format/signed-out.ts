/** The digest under which a browser hears that a server action met nobody signed in. Next hides an error's words from the
 *  browser, and hands on a digest that is set. */
export const SIGNED_OUT = 'signed-out';

/** Whether an action failed because nobody is signed in any more: signing in in another tab is enough to go on. */
export const isSignedOut = (error: unknown) => error instanceof Error && 'digest' in error && error.digest === SIGNED_OUT;
