/**
 * The floor: the same table as a plain page, without any library, as fast as one would write it by hand. It keeps the
 * totals and balances by difference and takes a pasted block; it checks nothing, saves nothing, and undoes nothing.
 */
import { APPLICATION_COLUMNS, applicationCell, balanceId, officialLabel } from "../../src/form/fields";
import { APPLICATION_ROWS } from "../../src/form/official-form";

function rows(): string {
  return APPLICATION_ROWS.map((row) => {
    const cells = APPLICATION_COLUMNS.map((column) => {
      const id = applicationCell(row.id, column);
      return row.computed === true || column === "total"
        ? `<td class="c"><output name="${id}"></output></td>`
        : `<td><input name="${id}" inputmode="numeric" autocomplete="off"></td>`;
    });
    return `<tr><th scope="row" colspan="2">${officialLabel(row)}</th>${cells.join("")}</tr>`;
  }).join("");
}

const balances = (): string =>
  APPLICATION_COLUMNS.map((column) => `<td><output name="${balanceId(column)}"></output></td>`).join("");

/** Runs in the page. */
function script(columns: readonly string[]): void {
  const value = (id: string): number => numbers.get(id) ?? 0;
  const numbers = new Map<string, number>();
  const outputs = new Map<string, HTMLOutputElement>();
  const inputs = [...document.querySelectorAll("input")];
  for (const output of document.querySelectorAll("output")) outputs.set(output.name, output);
  const show = (id: string, number: number): void => {
    numbers.set(id, number);
    const output = outputs.get(id);
    if (output !== undefined) output.textContent = String(number);
  };
  const change = (input: HTMLInputElement): void => {
    const id = input.name;
    const before = value(id);
    const number = Number.parseInt(input.value, 10) || 0;
    numbers.set(id, number);
    const dot = id.lastIndexOf(".");
    const row = id.slice(0, dot);
    const column = id.slice(dot + 1);
    const by = number - before;
    const add = (total: string): void => show(total, value(total) + by);
    add(`${row}.total`);
    if (row.startsWith("applications.results.")) {
      add(`applications.results.total.${column}`);
      add("applications.results.total.total");
    }
    const sign = /newlyReceived|carriedOver/.test(row) ? by : -by;
    for (const one of [column, "total"]) {
      const balance = `applications.balance.${one}`;
      show(balance, value(balance) + sign);
    }
  };
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement) change(event.target);
  });
  document.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const from = inputs.indexOf(event.target as HTMLInputElement);
    text.split(/\r?\n/).forEach((line, row) => {
      line.split("\t").forEach((cell, column) => {
        const input = inputs[from + row * (columns.length - 1) + column];
        if (input === undefined) return;
        input.value = cell;
        change(input);
      });
    });
  });
}

/** The page as text; `styles` are the desk's own, so that layout and paint cost the same. */
export function floorPage(styles: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>floor</title><style>${styles}</style></head>
<body><div class="app"><header class="top"></header><nav class="rail"></nav><main class="main step-applications">
<table class="grid applications"><colgroup><col class="col-group"><col>${'<col class="col-value">'.repeat(7)}</colgroup>
<thead><tr><th colspan="2">单位：件</th>${APPLICATION_COLUMNS.map((column) => `<th>${column}</th>`).join("")}</tr></thead>
<tbody>${rows()}</tbody><tfoot><tr class="balance"><th colspan="2">勾稽</th>${balances()}</tr></tfoot></table>
</main><aside class="side"></aside></div>
<script>(${script.toString()})(${JSON.stringify(APPLICATION_COLUMNS)})</script></body></html>`;
}
