/**
 * Styles, fonts and settings of the Word document (GB/T 9704-2012): 正文, 标题, 标题 1 to 3 and what tables, notes and page
 * numbers are set in. Whoever works on restyles a style, not paragraphs.
 */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Twentieths of a point, Word's unit of length. */
export const TWIP = 20;
export const twips = (points: number): number => Math.round(points * TWIP);

export const BODY_SIZE = 16;
/** 22 lines of a page. */
export const PITCH = 28.95;
/**
 * 28 characters on a line of 156 mm: each 98 % of its width. Closer spacing (w:spacing) would do as well in Word, but
 * LibreOffice then loses punctuation that ends a line.
 */
const NARROWED = 98;
export const CHARACTER = (BODY_SIZE * NARROWED) / 100;
export const TABLE_SIZE = 10.5;

const LATIN = "Times New Roman";
export const FACE = {
  fangsong: "仿宋_GB2312",
  kai: "楷体_GB2312",
  hei: "黑体",
  song: "宋体",
  xiaobiaosong: "方正小标宋简体",
} as const;

/** Faces with the ones that stand in where a machine lacks them. */
const FONTS: readonly { name: string; instead?: string; family: string; pitch: string; charset: string }[] = [
  { name: LATIN, family: "roman", pitch: "variable", charset: "00" },
  { name: FACE.fangsong, instead: "仿宋", family: "modern", pitch: "fixed", charset: "86" },
  { name: FACE.kai, instead: "楷体", family: "modern", pitch: "fixed", charset: "86" },
  { name: FACE.xiaobiaosong, instead: "华文中宋", family: "script", pitch: "variable", charset: "86" },
  { name: FACE.hei, instead: "SimHei", family: "modern", pitch: "fixed", charset: "86" },
  { name: FACE.song, instead: "SimSun", family: "auto", pitch: "variable", charset: "86" },
];

export const fontTableXml = (): string =>
  `<w:fonts ${W}>${FONTS.map(
    ({ name, instead, family, pitch, charset }) =>
      `<w:font w:name="${name}">${instead === undefined ? "" : `<w:altName w:val="${instead}"/>`}` +
      `<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`,
  ).join("")}</w:fonts>`;

const fonts = (eastAsia: string, latin = LATIN): string =>
  `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${eastAsia}" w:cs="${latin}"/>`;
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
/** Lines of exactly this many points. */
const exact = (points: number): string => `w:line="${twips(points)}" w:lineRule="exact"`;
const spaced = (points: number): string => `<w:spacing w:before="0" w:after="0" ${exact(points)}/>`;
const characters = (count: number): string =>
  `<w:ind w:firstLineChars="${count * 100}" w:firstLine="${twips(count * CHARACTER)}"/>`;
/** Of digits and Latin: LibreOffice breaks numbers anywhere where their language is Chinese. */
const LATIN_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>';
const scaled = (percent: number): string => `<w:w w:val="${percent}"/>`;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph: string;
  readonly run: string;
  readonly own?: true;
}

const heading = (level: 1 | 2 | 3, face: string, bold: boolean): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  basedOn: "Normal",
  next: "Normal",
  paragraph: `<w:keepNext/><w:keepLines/><w:outlineLvl w:val="${level - 1}"/>`,
  run: `${fonts(face)}${bold ? "<w:b/><w:bCs/>" : ""}`,
});

const STYLES: readonly Style[] = [
  {
    id: "Normal",
    name: "Normal",
    // A mark may hang over the line's end, as Word has it without being told. Said, LibreOffice 7 takes it for the
    // opposite, and so loses none: a mark that hangs there may not be drawn at all. Chinese and digits stand as close as
    // Chinese and Chinese, as in the print.
    paragraph: `<w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${spaced(PITCH)}${characters(2)}<w:jc w:val="both"/>`,
    run: `${fonts(FACE.fangsong)}${scaled(NARROWED)}${size(BODY_SIZE)}${LATIN_LANGUAGE}`,
  },
  {
    id: "Title",
    name: "Title",
    basedOn: "Normal",
    next: "Normal",
    paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="${twips(PITCH)}" ${exact(36)}/>${characters(0)}<w:jc w:val="center"/>`,
    run: `${fonts(FACE.xiaobiaosong)}${scaled(100)}${size(22)}`,
  },
  heading(1, FACE.hei, false),
  heading(2, FACE.kai, false),
  heading(3, FACE.fangsong, true),
  {
    id: "Signature",
    name: "Signature",
    basedOn: "Normal",
    paragraph: `<w:keepLines/>${characters(0)}<w:jc w:val="right"/>`,
    run: "",
  },
  {
    id: "TableText",
    name: "表格文字",
    basedOn: "Normal",
    own: true,
    paragraph: `${spaced(13)}${characters(0)}<w:jc w:val="center"/>`,
    run: `${fonts(FACE.song)}${scaled(100)}${size(TABLE_SIZE)}`,
  },
  {
    id: "TableNote",
    name: "表注",
    basedOn: "TableText",
    own: true,
    paragraph: `<w:spacing w:before="40" w:after="0" ${exact(16)}/><w:jc w:val="both"/>`,
    run: "",
  },
  {
    id: "Footer",
    name: "footer",
    basedOn: "Normal",
    paragraph: `<w:spacing w:before="0" w:after="0" ${exact(16)}/>${characters(0)}`,
    run: `${fonts(FACE.song, FACE.song)}${scaled(100)}${size(14)}`,
  },
  {
    id: "DraftMark",
    name: "草稿标记",
    basedOn: "Footer",
    own: true,
    paragraph: `<w:spacing w:before="0" w:after="0" ${exact(12)}/><w:jc w:val="center"/>`,
    run: size(TABLE_SIZE),
  },
];

/** `outlineLvl` comes after all else in a paragraph's properties. */
const styleXml = ({ id, name, basedOn, next, paragraph, run, own }: Style): string =>
  `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""}${own === true ? ' w:customStyle="1"' : ""} w:styleId="${id}">` +
  `<w:name w:val="${name}"/>${basedOn === undefined ? "" : `<w:basedOn w:val="${basedOn}"/>`}` +
  `${next === undefined ? "" : `<w:next w:val="${next}"/>`}<w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr>${run === "" ? "" : `<w:rPr>${run}</w:rPr>`}</w:style>`;

/** Nothing but the document's language stands in the defaults: what footers and cells must not inherit is in 正文. */
export const stylesXml = (): string =>
  `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(FACE.song)}${size(TABLE_SIZE)}` +
  '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
  `${STYLES.map(styleXml).join("")}` +
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  "</w:styles>";

/** Different footers on odd and even pages; punctuation side by side is closed up, as in the print. */
export const settingsXml = (): string =>
  `<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>' +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>';
