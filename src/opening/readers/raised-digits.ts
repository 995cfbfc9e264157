/** Digits set as superscripts, as the characters for them: a footnote's mark beside a number is not a digit of it. */
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export const raisedDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit);
