/** A source document understood: sections, texts and tables of a report, each with where it stood. */
import { findTotal, type TableId } from "../../form/fields";
import type { Entries } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { assembleTables, TABLES } from "../tables/assemble";
import { type FoundTables, GridTables } from "../tables/grid-tables";
import { textTable } from "../tables/text-tables";
import { findEnd, findHead, findPeriod, findTitle, PLACE, readText, type TextLine } from "./cover";
import type { ReadCounts, Reading, ReadSection, ReadTable, ReadText } from "./reading";
import { linesOf, refOfTitle, SECTION_IDS, type SectionTitle, sectionTitles } from "./sections";
import { Notices, type SourceBlock, type SourceDocument, type SourceRef } from "./source-document";
import { refOfParagraph, Strand } from "./strand";

/** Lines of a website or of a page's edge, which are no part of the report. */
const METADATA =
  /^(?:发布(?:日期|时间|机构|单位|人)|来源|信息来源|稿件来源|作者|浏览|阅读(?:次数|量)?|字\s*[体号]|索\s*引\s*号|发文(?:日期|字号|机关)|文\s*号|主\s*题|有\s*效\s*性|名\s*称|成文日期|公开日期|生成日期|责任编辑|编辑[:：]|[【[](?:打印|关闭|下载|字体|大|中|小)|首页|当前位置|您.{0,4}位置|时间[:：]|日期[:：]|访问量|点击(?:率|数|量)|信息分类|公开方式|公开时限|下载(?:Word|PDF|附件))/i;
const FURNITURE =
  /版权所有|网站地图|ICP备|公网安备|^主办(?:单位)?[:：]|^承办|网站标识码|^上一[篇条]|^下一[篇条]|^相关(?:链接|附件|文章|信息)|扫一扫|分享到|打印本页|关闭窗口|^[【[](?:打印|关闭)|返回顶部|^联系我们|隐私声明|技术支持|^附件(?:下载)?\s*\d*\s*[:：]?(?:.*\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar))?$/i;
const PAGE_NUMBER =
  /^\s*[-—–－]?\s*\d{1,3}\s*[-—–－]?\s*$|^第?\s*\d{1,3}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页)?$/;
const LONELY_DATE = /^[（(]?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]?$/;
const NOTE = /^[（(]?(?:备?注|说明)\s*\d?\s*[：:]\s*/;
/** What a line of section five says where the section has no title: （一）主要问题, 改进措施. */
const OF_PROBLEMS = /问题|不足|改进|整改|短板|差距/;
const SUBHEADING = /^[（(]?[一二三四1-4][）)、.．]/;
const TABLE_HEAD = /^(?:第二十条第|[（(]?本列数据|申请人情况|信息内容|本年|行政(?:复议|诉讼)$|[\d\s,.]+$)/;
const LONGEST_FURNITURE = 80;
/** A sentence that speaks of 技术支持 is the report's. */
const isFurniture = (text: string): boolean =>
  text.trim().length <= LONGEST_FURNITURE && !text.includes("。") && FURNITURE.test(text.trim());
const isMetadata = (text: string): boolean =>
  text.length <= LONGEST_FURNITURE && !text.includes("。") && (METADATA.test(text) || LONELY_DATE.test(text));
/** What begins a website's foot where all of the page is one line. */
const FOOT = /\s*(?:版权所有|网站地图|主办单位[:：]|[\u4e00-\u9fa5]?ICP备|【打印|【关闭).*$/;
const MOST_LINE = 1_000_000;

const TABLE_SECTIONS: Readonly<Record<string, TableId>> = {
  proactiveDisclosure: "proactiveDisclosure",
  applications: "applications",
  disputes: "disputes",
};

export function recogniseDocument(document: SourceDocument): Reading {
  return new Recognition(document).reading();
}

class Recognition {
  private readonly document: SourceDocument;
  private readonly blocks: readonly SourceBlock[];
  private readonly titles: readonly SectionTitle[];
  private readonly notices = new Notices();
  /** Tables that were read as text, not as cells. */
  private readonly asText = new Set<TableId>();
  private readonly found: FoundTables;
  /** The narrowest container that holds all sections. */
  private readonly article: ReadonlySet<number> | null;

  constructor(document: SourceDocument) {
    this.document = document;
    this.blocks = document.blocks;
    this.titles = sectionTitles(document.blocks);
    this.found = new GridTables().readAll(document.blocks);
    this.article = this.articleOf();
    this.noticeOtherTables();
    this.keepRowsOfSections();
    for (const table of TABLES) this.fromText(table);
  }

  /** Another year's table, or another unit's report in the same file: what is left out is said. */
  private noticeOtherTables(): void {
    const first = this.found.rows.filter(({ target }) => target.row === "newlyReceived");
    const different = new Set(
      first
        .map(({ cells }) => cells.map((cell) => cell.text.replace(/\s/g, "")).join(" "))
        .filter((values) => /\d/.test(values)),
    );
    if (different.size > 1) this.notices.add("other-tables", undefined, different.size - 1);
  }

  /** Rows that stand in their table's section go before rows that look like them elsewhere on a page. */
  private keepRowsOfSections(): void {
    for (const table of TABLES) {
      const index = this.titles.findIndex(({ id }) => id === table);
      const [title, next] = [this.titles[index], this.titles[index + 1]];
      if (title === undefined) continue;
      const isInside = (row: FoundTables["rows"][number]): boolean => {
        const at = row.cells[0]?.source;
        const place = { block: at?.block ?? -1, row: at?.row ?? 0 };
        const isAfter =
          place.block > title.block || (place.block === title.block && place.row >= (title.row ?? 0));
        const isBefore =
          next === undefined ||
          place.block < next.block ||
          (place.block === next.block && place.row < (next.row ?? 0));
        return isAfter && isBefore;
      };
      const ofTable = this.found.rows.filter((row) => row.target.table === table);
      if (!ofTable.some(isInside)) continue;
      const kept = this.found.rows.filter((row) => row.target.table !== table || isInside(row));
      this.found.rows.splice(0, this.found.rows.length, ...kept);
    }
  }

  /** Where a table is not in cells, its section is read as text. */
  private fromText(table: TableId): void {
    if (this.found.rows.some((row) => row.target.table === table)) return;
    const title = this.titles.find(({ id }) => id === table);
    const next = this.titles[title === undefined ? -1 : this.titles.indexOf(title) + 1];
    const strand =
      title === undefined
        ? new Strand(this.blocks)
        : new Strand(
            this.blocks,
            title.block,
            (next?.block ?? this.blocks.length - 1) + 1,
            this.blocks[title.block]?.kind === "paragraph" ? title.to : 0,
            next === undefined || this.blocks[next.block]?.kind !== "paragraph" ? -1 : next.from,
          );
    const found = textTable(strand, table);
    if (found.rows.length === 0 && found.oldForm.size === 0) return;
    this.asText.add(table);
    this.found.rows.push(...found.rows);
    this.found.labels.push(...found.labels);
    this.found.extras.push(...found.extras);
    for (const old of found.oldForm) this.found.oldForm.add(old);
  }

  reading(): Reading {
    const { texts, used } = this.texts();
    const narrative = texts.map((text) => text.text).join("\n");
    const { tables, choices } = assembleTables(this.found, narrative);
    const noted = tables.map((table) => this.withNote(table, used));
    const counts = countsOf(noted);
    if (counts.read === 0 && choices.length === 0) this.notices.add("no-number");
    return {
      kind: this.document.kind,
      tables: noted,
      texts,
      sections: this.sections(),
      labels: this.found.labels,
      choices,
      notices: [...this.document.notices, ...this.notices.list()],
      counts,
      blocks: this.blocks,
    };
  }

  private sections(): ReadSection[] {
    return SECTION_IDS.map((id) => {
      const title = this.titles.find((candidate) => candidate.id === id);
      return title === undefined
        ? { id, found: false, written: "", source: null }
        : { id, found: true, written: title.written, source: refOfTitle(title) };
    });
  }

  /** Text that stands in a table's section beside the table is kept as its note, but for what another text has. */
  private withNote(table: ReadTable, used: ReadonlySet<string>): ReadTable {
    const end = this.endOfTable(table.table);
    const lines = this.sectionLines(table.table).filter(
      (line) => !used.has(placeOf(line)) && this.isBeside(line, table.table, end),
    );
    if (lines.length === 0) return table;
    if (lines.some((line) => !NOTE.test(line.text.trim())))
      this.notices.add("text-beside-table", undefined, lines.length);
    const text = lines.map((line) =>
      line.text
        .trim()
        .replace(NOTE, "")
        .replace(/^(?<open>[（(])?(.*?)[）)]?$/, "$2")
        .trim(),
    );
    return {
      ...table,
      note: [
        table.note,
        ...lines.map((line, at) => (NOTE.test(line.text.trim()) ? (text[at] ?? "") : line.text.trim())),
      ]
        .filter((part) => part !== "")
        .join("\n"),
      noteSource: table.noteSource ?? lines[0]?.source ?? null,
    };
  }

  private isBeside(line: TextLine, table: TableId, end: SourceRef | null): boolean {
    const text = line.text.trim();
    if (NOTE.test(text)) return true;
    // A table that is itself text: before its end only whole sentences are beside it.
    if (this.asText.has(table) && !(end !== null && isBehind(line.source, end)))
      return text.endsWith("。") && text.length < 2_000 && !/第二十条第|勾稽关系/.test(text);
    return text.length > 8 && !/勾稽关系|^单位[:：]|^表[一二三\d]/.test(text);
  }

  /** The last value that was read in a table's section; null where none was. */
  private endOfTable(id: string): SourceRef | null {
    const index = this.titles.findIndex((title) => title.id === id);
    const [title, next] = [this.titles[index], this.titles[index + 1]];
    if (title === undefined) return null;
    const [from, to] = [refOfTitle(title), next === undefined ? null : refOfTitle(next)];
    return this.found.rows
      .flatMap((row) => row.cells.map((cell) => cell.source))
      .filter((source) => isBehind(source, from) && (to === null || isBehind(to, source)))
      .reduce<SourceRef | null>((last, one) => (last === null || isBehind(one, last) ? one : last), null);
  }

  /** Section five where its title is missing: what stands behind the last table, if it speaks of problems. */
  private untitledProblems(lines: readonly TextLine[], table: SectionTitle): readonly TextLine[] {
    const end = this.endOfTable(table.id);
    const first = lines.findIndex(({ text, source }) =>
      end === null
        ? SUBHEADING.test(text.trim()) && OF_PROBLEMS.test(text)
        : isBehind(source, end) && !NOTE.test(text.trim()),
    );
    const behind = first < 0 ? [] : lines.slice(first);
    return behind.some(({ text }) => OF_PROBLEMS.test(text)) ? behind : [];
  }

  /** Lines of the document that are text: paragraphs, and lone cells outside the three tables. */
  private allLines(): readonly PlacedLine[] {
    return linesOf(this.blocks)
      .filter((line) => line.row === undefined || this.isTextInTable(line.block, line.text))
      .filter(({ text }) => text.trim() !== "" && !(this.isPaged() && PAGE_NUMBER.test(text)))
      .map((line) => ({
        text: line.text.slice(0, MOST_LINE),
        block: line.block,
        row: line.row ?? 0,
        at: line.at,
        source:
          line.row === undefined
            ? refOfParagraph(this.blocks, line.block, line.at)
            : { block: line.block, row: line.row, column: line.column ?? 0, from: line.at },
      }));
  }

  /** In a sheet, and in a table that holds titles of sections, lone cells are the report's text; heads are not. */
  private isTextInTable(block: number, text: string): boolean {
    const table = this.blocks[block];
    const holdsTitle = this.titles.some((title) => title.block === block);
    const laidOut = table?.kind === "table" && (table.sheet !== undefined || holdsTitle);
    return (
      (laidOut || !this.found.blocks.has(block)) && !TABLE_HEAD.test(text.trim()) && !NOTE.test(text.trim())
    );
  }

  private isPaged(): boolean {
    return this.document.kind === "text" || this.document.kind === "pdf";
  }

  /** Lines between a section's title and the next; of a line that holds a title, what follows it. */
  private sectionLines(id: string): readonly TextLine[] {
    const index = this.titles.findIndex((title) => title.id === id);
    const title = this.titles[index];
    if (title === undefined) return [];
    return this.linesBetween(title, this.titles[index + 1] ?? null);
  }

  private linesBetween(from: SectionTitle | null, to: SectionTitle | null): TextLine[] {
    return this.allLines().flatMap((line): TextLine[] => {
      const first = from === null ? 0 : afterTitle(line, from);
      const last = to === null ? line.text.length : beforeTitle(line, to);
      const text = line.text.slice(first, last);
      if (first >= last || text.trim() === "") return [];
      if (first === 0) return [{ text, source: line.source }];
      const { offset } = line.source;
      const source = { ...line.source, from: line.at + first, to: line.at + last };
      return [{ text, source: offset === undefined ? source : { ...source, offset: offset + first } }];
    });
  }

  /** Containers within the narrowest one that holds all section titles; null where that says nothing. */
  private articleOf(): ReadonlySet<number> | null {
    const parents = this.document.containers;
    if (parents === undefined || this.titles.length < 2) return null;
    const pathOf = (block: number): number[] => {
      const path: number[] = [];
      let at = this.blocks[block]?.container ?? 0;
      while (path.length < 400) {
        path.unshift(at);
        if (at === 0) break;
        at = parents[at] ?? 0;
      }
      return path;
    };
    const paths = this.titles.map((title) => pathOf(title.block));
    let depth = 0;
    while (paths.every((path) => path[depth] !== undefined && path[depth] === paths[0]?.[depth])) depth += 1;
    const root = paths[0]?.[depth - 1] ?? 0;
    if (root === 0) return null;
    const inside = new Set([root]);
    // Parents come before their children.
    parents.forEach((parent, container) => {
      if (inside.has(parent)) inside.add(container);
    });
    return inside;
  }

  private isInArticle(line: TextLine): boolean {
    return this.article === null || this.article.has(this.blocks[line.source.block]?.container ?? 0);
  }

  private paragraphs(lines: readonly TextLine[]): TextLine[] {
    const plain = lines.map((line) => ({ ...line, text: tidyLine(line.text) }));
    return this.document.kind === "text" ? joined(plain, this.notices) : plain;
  }

  /** The report's texts, and the places of lines that are in them though they stand in a table's section. */
  private texts(): { texts: readonly ReadText[]; used: ReadonlySet<string> } {
    const [first] = this.titles;
    const beforeFirst = this.linesBetween(null, first ?? null);
    const meta =
      this.document.title === undefined ? [] : [{ text: this.document.title, source: { block: 0 } }];
    const title = findTitle(beforeFirst) ?? findTitle(meta);
    const titleLines = findTitle(beforeFirst) === null ? [] : (title?.lines ?? []);
    const behindTitle = beforeFirst.filter((line, index) => {
      const text = line.text.trim();
      const isBehindTitle = titleLines.length === 0 || index > (titleLines[titleLines.length - 1] ?? -1);
      const isKept = LONELY_DATE.test(text) || !isMetadata(text);
      return isBehindTitle && isKept && this.isInArticle(line) && !/^\[.*\]$/.test(text);
    });
    const head = titleLines.length === 0 ? null : findHead(behindTitle, title?.organization ?? "");
    const leadIn = this.paragraphs(
      behindTitle.slice(head?.lines ?? 0).filter((line) => !isMetadata(line.text.trim())),
    ).filter((line) => line.text.length > 6 || titleLines.length > 0);
    // Without any section the lines are not a lead-in but something else.
    const preamble = first === undefined ? [] : leadIn;
    const last = this.titles[this.titles.length - 1];
    const tail = last === undefined ? [] : this.tailOf(last);
    const end = findEnd(last === undefined ? this.unnumberedTail() : tail, title?.organization ?? "");
    // Some sign below the title: unit and date there are the signature where there is none at the end.
    const isUnsigned = end.organization === null && end.date === null;
    const isSignedAbove = isUnsigned && head !== null && head.organization !== null && head.date !== null;
    const signed = { ...(isSignedAbove ? head : end), note: end.note ?? head?.note ?? null };
    const linesIn = (id: string): readonly TextLine[] =>
      id === last?.id
        ? tail.slice(0, end.kept)
        : this.sectionLines(id).filter((line) => !isFurniture(line.text));
    const table = this.titles.filter(({ id }) => !isTextSection(id)).pop();
    const isUntitled = table !== undefined && !this.titles.some(({ id }) => id === PROBLEMS);
    const untitled = isUntitled ? this.untitledProblems(linesIn(table.id), table) : [];
    const byId = (id: string): ReadText => {
      const isFive = id === PROBLEMS && untitled.length > 0;
      const paragraphs = this.paragraphs(isFive ? untitled : linesIn(id));
      return readText(
        id,
        textOf(paragraphs),
        paragraphs.map((line) => line.source),
        isFive ? "untitled" : undefined,
      );
    };
    const period = findPeriod(textOf(preamble));
    const texts = [
      ...this.coverTexts(
        title,
        titleLines.map((index) => beforeFirst[index]?.source ?? null),
        signed,
        period,
        preamble,
      ),
      readText(
        "preamble",
        textOf(preamble),
        preamble.map((line) => line.source),
      ),
      byId("overview"),
      byId(PROBLEMS),
      byId("otherMatters"),
      readText("signature.organization", signed.organization?.text ?? "", [
        signed.organization?.source ?? null,
      ]),
      readText("signature.date", signed.date?.iso ?? "", [signed.date?.source ?? null]),
      readText("publicationNote", signed.note?.text.trim() ?? "", [signed.note?.source ?? null]),
    ];
    return { texts, used: new Set([...untitled, ...tail.slice(end.kept)].map(placeOf)) };
  }

  /** Lines of the last section, without what the website adds below. */
  private tailOf(last: SectionTitle): readonly TextLine[] {
    const lines = this.linesBetween(last, null).filter(
      (line) => this.isInArticle(line) || line.text.trim().length <= 40,
    );
    const cut = lines.findIndex((line) => isFurniture(line.text));
    return (cut < 0 ? lines : lines.slice(0, cut)).map((line) => ({
      ...line,
      text: line.text.replace(FOOT, ""),
    }));
  }

  private unnumberedTail(): readonly TextLine[] {
    return this.allLines().slice(-8);
  }

  private coverTexts(
    title: ReturnType<typeof findTitle>,
    sources: readonly (TextLine["source"] | null)[],
    signature: Pick<ReturnType<typeof findEnd>, "organization">,
    period: ReturnType<typeof findPeriod>,
    preamble: readonly TextLine[],
  ): ReadText[] {
    const signed = signature.organization?.text ?? "";
    const named = title?.organization ?? "";
    const isPlace = PLACE.test(named);
    const source = preamble[0]?.source ?? null;
    const organization =
      isPlace && signed.startsWith(named)
        ? readText("organization", signed, [signature.organization?.source ?? null])
        : named !== ""
          ? readText("organization", named, sources, isPlace ? "place-only" : undefined)
          : readText("organization", signed, [signature.organization?.source ?? null], "indirect");
    const year = title?.year ?? "";
    return [
      organization,
      year !== ""
        ? readText("year", year, sources)
        : readText("year", period?.to.slice(0, 4) ?? "", [source], "indirect"),
      readText("title", title?.title ?? "", sources),
      readText("period.from", period?.from ?? "", [source]),
      readText("period.to", period?.to ?? "", [source]),
    ];
  }
}

const PROBLEMS = "problemsAndImprovements";
const isTextSection = (id: string): boolean => TABLE_SECTIONS[id] === undefined;

/** Where a line stands, as one text. */
const placeOf = ({ source }: TextLine): string => `${source.block} ${source.row ?? 0} ${source.from ?? 0}`;

const isBehind = (one: SourceRef, other: SourceRef): boolean =>
  (one.block - other.block || (one.row ?? 0) - (other.row ?? 0) || (one.from ?? 0) - (other.from ?? 0)) > 0;

interface PlacedLine extends TextLine {
  readonly block: number;
  readonly row: number;
  /** Where the line begins in its paragraph or cell. */
  readonly at: number;
}

/** How much of a line belongs to what stands before a title; of a line after it nothing. */
function beforeTitle(line: PlacedLine, title: SectionTitle): number {
  const order = line.block - title.block || line.row - (title.row ?? 0);
  if (order !== 0) return order < 0 ? line.text.length : 0;
  return Math.max(0, Math.min(line.text.length, title.from - line.at));
}

/** Where what follows a title begins in a line; at its end for a line before it. */
function afterTitle(line: PlacedLine, title: SectionTitle): number {
  const order = line.block - title.block || line.row - (title.row ?? 0);
  if (order !== 0) return order < 0 ? line.text.length : 0;
  return Math.max(0, Math.min(line.text.length, title.to - line.at));
}

const tidyLine = (text: string): string => text.replace(/[\t\u00a0\u3000 ]+/g, " ").trim();

const textOf = (lines: readonly TextLine[]): string => lines.map((line) => line.text).join("\n");

const STARTS_ANEW =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|第[一二三四五六七八九十]+[章条部])/;
const ENDS = /[。！？!?；;：:…][”’）)】》*]*$/;
const SHORTEST_BROKEN = 22;

/** Paragraphs of a text file that a page or a line end cut in two are put together again. */
function joined(lines: readonly TextLine[], notices: Notices): TextLine[] {
  const paragraphs: TextLine[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs[paragraphs.length - 1];
    const before = paragraph?.[paragraph.length - 1]?.text ?? "";
    const broken =
      (before.length >= SHORTEST_BROKEN || (paragraph?.length ?? 0) > 1) &&
      !ENDS.test(before.slice(-4)) &&
      !STARTS_ANEW.test(line.text) &&
      !LONELY_DATE.test(line.text);
    if (!broken || paragraph === undefined) paragraphs.push([line]);
    else {
      notices.add("joined-paragraphs");
      paragraph.push(line);
    }
  }
  return paragraphs.flatMap((paragraph) => {
    const [first] = paragraph;
    return first === undefined ? [] : [{ ...first, text: paragraph.map((line) => line.text).join("") }];
  });
}

/** What was read, in numbers. */
export function countsOf(tables: readonly ReadTable[]): ReadCounts {
  const values = tables.flatMap((table) => table.values);
  const typed = values.filter((value) => findTotal(value.id) === undefined);
  const entries: Record<string, string> = {};
  for (const { id, text, reason } of typed) if (text !== "" && reason !== "not-a-number") entries[id] = text;
  const view = viewOf(entries as Entries);
  const totals = values.filter((value) => findTotal(value.id) !== undefined && value.text !== "");
  return {
    read: Object.keys(entries).length,
    of: typed.length,
    sure: typed.filter((value) => value.certainty === "sure").length,
    doubtful: typed.filter((value) => value.certainty === "doubtful").length,
    statedTotals: totals.length,
    agreeingTotals: totals.filter((value) => Number(value.text) === view.sum(value.id).value).length,
    blank: typed.filter((value) => value.reason === "blank" || value.reason === "dash").length,
  };
}
