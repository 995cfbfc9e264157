/** Years and dates written figure by figure, 二〇二四, with all that is written for their zero. */

export const CHINESE_FIGURES = "〇一二三四五六七八九";
/** What people write for 〇, look-alikes included. */
export const CHINESE_ZEROS = "〇○◯零0０OＯo";

/** Pattern of a year of four figures, as in 二〇二四年. */
export const CHINESE_YEAR = `[二一][${CHINESE_ZEROS}九][${CHINESE_ZEROS}一二三四五六七八九]{2}`;

/** 二〇二四, ２０２４ and 2024 as 2024, as long as before; other characters stay. */
export const inDigits = (written: string): string =>
  Array.from(written, (char) => {
    if (CHINESE_ZEROS.includes(char)) return "0";
    const figure = CHINESE_FIGURES.indexOf(char);
    return figure < 0 ? char.normalize("NFKC") : String(figure);
  }).join("");
