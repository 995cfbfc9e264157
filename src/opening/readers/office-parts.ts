/** What Word documents and workbooks have in common: which part is the document, relations, our report inside. */
import type { Notices } from "../document/source-document";
import { parseXml } from "./xml";
import type { Zip } from "./zip";

export interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** Folders of `from` and `..` in the target resolved; names only, nothing is looked up outside the package. */
function resolved(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Relations of a part by their id. */
export function relationsOf(zip: Zip, part: string): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf("/");
  const bytes = zip.part(`${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`);
  const relations = new Map<string, Relation>();
  if (bytes === null) return relations;
  parseXml(bytes, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const external = attributes("TargetMode") === "External";
      const target = attributes("Target") ?? "";
      relations.set(attributes("Id") ?? "", {
        type: (attributes("Type") ?? "").split("/").pop() ?? "",
        target: external ? target : resolved(part, target),
        external,
      });
    },
    close() {},
    text() {},
  });
  return relations;
}

/** Path of the part that the package calls its document. */
export function mainPart(zip: Zip): string | null {
  const usual = ["word/document.xml", "xl/workbook.xml"].find((path) => zip.has(path));
  if (usual !== undefined) return usual;
  for (const { type, target } of relationsOf(zip, "").values()) {
    if (type === "officeDocument" && zip.has(target)) return target;
  }
  return null;
}

const REPORT_PART = "urn:gov-information-disclosure-annual-report";
const MOST_PARTS = 12;

/** The report that one of our own exports carries inside. Office programs renumber such parts when they save. */
export function embeddedReportIn(zip: Zip): string | undefined {
  for (let index = 1; index <= MOST_PARTS; index += 1) {
    const bytes = zip.part(`customXml/item${index}.xml`);
    if (bytes === null) continue;
    let [ours, depth, text] = [false, 0, ""];
    try {
      parseXml(bytes, {
        open(name, attributes) {
          depth += 1;
          if (depth === 1 && name === "report" && attributes("xmlns") === REPORT_PART) ours = true;
        },
        close() {
          depth -= 1;
        },
        text(part) {
          if (ours && depth === 1) text += part;
        },
      });
    } catch {
      continue;
    }
    if (ours) return text;
  }
  return undefined;
}

/** Macros and things outside the file are not touched; whoever opens it is told that they are there. */
export function noticeDangers(zip: Zip, part: string, notices: Notices): void {
  if (zip.names().some((name) => name.endsWith("vbaProject.bin"))) notices.add("macros");
  for (const { external, type } of relationsOf(zip, part).values()) {
    if (external && type !== "hyperlink") notices.add("external");
  }
}
