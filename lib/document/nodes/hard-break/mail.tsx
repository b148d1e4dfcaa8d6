export const HardBreakMail = () => <br />;
