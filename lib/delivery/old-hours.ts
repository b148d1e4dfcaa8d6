/** An issue of which nothing was done for so long is one of a restored backup: its readers may have had it long ago. */
export const OLD_HOURS = 24;
