import { CopyButton as AnyCopyButton } from '@/components/ui/copy-button';

const WORDS = { none: 'Copy', copied: 'Copied', refused: 'Could not copy' };

/** Copies, in the desk's words. @param label what is copied, for those who hear it */
export const CopyButton = (props: { text: string; label: string }) => <AnyCopyButton {...props} words={WORDS} />;
