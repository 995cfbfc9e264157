/** Says which keys of an opened file were passed over. */
import type { OpenedReport } from "../../report/report-file";

export function unknownWords({ count, first }: OpenedReport["unknownKeys"]): string {
  if (count === first.length) return `没有读入不认识的项目：${first.join("、")}。`;
  return `没有读入不认识的项目 ${count} 个，例如${first.slice(0, 3).join("、")}。`;
}
