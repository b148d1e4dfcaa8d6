/** How long a sign-in lasts. Writers and readers come back by the month; a lost device is signed out by its owner. */
export const SESSION_SECONDS = 60 * 24 * 3600;
