export const HardBreakPage = () => <br />;
