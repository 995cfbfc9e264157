/**
 * 规章 are made only by departments of the State Council, provinces and cities with districts (立法法): a township, a
 * county's body or a city's bureau that states some has most likely put its documents in the wrong row.
 */
import { proactiveCell } from "../form/fields";
import { defineRule } from "./rule";

const TOWNSHIP = /(?:镇|(?<!自治)乡|街道|苏木)(?:人民政府|政府|办事处)?(?:.{0,8}(?:办公室|中心|所))?$/;
const COUNTY =
  /(?:县|(?<!自治|新|开发|实验|合作|园|片|示范|景|管理|度假)区|自治旗|旗)(?:人民政府)?(?:办公室)?$/;
const OF_COUNTY = /(?:县|(?<!自治|新|开发)区|旗).{2,20}(?:局|委员会|委|中心|大队|办公室)$/;
const OF_CITY = /市.{2,20}(?:局|委员会|委|支队)$/;
const NATIONAL = /^(?:国家|国务院|中华人民共和国|中国)|部$|总局$/;
const GOVERNMENT = /人民政府(?:办公[室厅])?$|管理委员会|管委会/;

/** Whether a body of this name cannot make 规章; of a name that does not tell, it is not said. */
export function cannotMakeRules(organization: string): boolean {
  const name = organization.trim();
  if (NATIONAL.test(name)) return false;
  if (TOWNSHIP.test(name) || COUNTY.test(name)) return true;
  return !GOVERNMENT.test(name) && (OF_COUNTY.test(name) || OF_CITY.test(name));
}

const COLUMNS = ["issued", "repealed", "inForce"].map((column) => proactiveCell("rules", column));

export const rulesLevel = defineRule({
  id: "rules-level",
  name: "规章填报",
  severity: "warning",
  holds: ({ report }) =>
    cannotMakeRules(report.typed("organization")) && COLUMNS.some((at) => report.number(at) !== null)
      ? "本单位不制定规章，规章各格都是 0"
      : null,
  checks: COLUMNS.map((at) => ({
    at,
    reads: [at, "organization"],
    find({ report }) {
      const stated = report.number(at) ?? 0;
      if (stated === 0 || !cannotMakeRules(report.typed("organization"))) return [];
      return [
        {
          message: `规章填了 ${stated} 件。规章只由国务院部门、省级和设区的市级人民政府制定，请核实是否应填入“行政规范性文件”。`,
          values: { stated },
        },
      ];
    },
  })),
});
