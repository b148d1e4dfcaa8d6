/** The way back in for whoever was signed out over their work, which stays as it is in this tab. */
export const SignInAgain = () => (
  <a
    href="/sign-in?next=/dashboard"
    target="_blank"
    rel="noreferrer"
    className="font-medium whitespace-nowrap underline underline-offset-4"
  >
    Sign in (in a new tab)
  </a>
);
