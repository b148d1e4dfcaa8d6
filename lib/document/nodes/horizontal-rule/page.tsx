export const HorizontalRulePage = () => <hr />;
