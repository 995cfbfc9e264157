/** What stands for something still to be filled in: the lead-in's template puts it, Tab walks it, the checks find it. */
export const BLANK = "××";
