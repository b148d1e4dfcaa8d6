/** Where the front page stands. Who comes to the site itself is welcomed first where its writer wishes so; a front page that is a
 *  single page is a welcome already. */
export const frontPath = ({ welcome, home }: { welcome: boolean; home: string }) =>
  welcome && home !== 'single' ? '/home' : '/';
