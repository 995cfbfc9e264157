/** How the preview is looked at: 整页, 页宽 or 100%, and which page. The paper knows nothing of it. */
import { type ReactElement, type RefObject, useEffect, useState } from "react";

/** 210 mm and 297 mm at 96 to the inch, CSS pixels. */
const SHEET = { width: (210 / 25.4) * 96, height: (297 / 25.4) * 96 };
/** Ground that is left to see around a sheet, CSS pixels. */
const AROUND = 16;

const SIZES = { page: "整页", width: "页宽", actual: "100%" } as const;
type Size = keyof typeof SIZES;

/** How many times its size a sheet is shown at. */
function scaleFor(size: Size, sheets: HTMLElement): number {
  const width = (sheets.clientWidth - AROUND) / SHEET.width;
  if (size === "width") return width;
  if (size === "actual") return 1;
  const { top } = sheets.getBoundingClientRect();
  return Math.min(
    width,
    (window.innerHeight - Math.max(0, top + window.scrollY) - 2 * AROUND) / SHEET.height,
  );
}

/** The sheet in the middle of the window, from 1 on. */
function pageInView(sheets: HTMLElement): number {
  const middle = window.innerHeight / 2;
  const above = [...sheets.children].filter((sheet) => sheet.getBoundingClientRect().top < middle).length;
  return Math.max(1, above);
}

interface Props {
  readonly sheets: RefObject<HTMLElement | null>;
  readonly pages: number;
}

export function PageView({ sheets, pages }: Props): ReactElement {
  const [chosen, setChosen] = useState<Size | null>(null);
  const [page, setPage] = useState(1);
  // A page that is wider than the window begins as wide as the window.
  const [narrow, setNarrow] = useState(false);
  const size = chosen ?? (narrow ? "width" : "actual");
  useEffect(() => {
    const { current } = sheets;
    if (current === null || pages === 0) return;
    const scale = () => {
      setNarrow(current.clientWidth < SHEET.width);
      current.style.setProperty("--scale", String(scaleFor(size, current)));
    };
    const follow = () => setPage(pageInView(current));
    scale();
    follow();
    window.addEventListener("resize", scale);
    document.addEventListener("scroll", follow, { passive: true });
    return () => {
      window.removeEventListener("resize", scale);
      document.removeEventListener("scroll", follow);
    };
  }, [sheets, pages, size]);
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const goToPage = (wanted: number) => {
    sheets.current?.children[wanted - 1]?.scrollIntoView({ block: "start" });
    setPage(wanted);
  };
  return (
    <div className="page-view">
      <select aria-label="显示大小" value={size} onChange={(event) => setChosen(event.target.value as Size)}>
        {Object.entries(SIZES).map(([name, shown]) => (
          <option key={name} value={name}>
            {shown}
          </option>
        ))}
      </select>
      <button type="button" aria-label="上一页" disabled={page <= 1} onClick={() => goToPage(page - 1)}>
        <span aria-hidden="true">‹</span>
      </button>
      <label className="page-at">
        第
        <select
          aria-label="跳到第几页"
          value={page}
          onChange={(event) => goToPage(Number(event.target.value))}
        >
          {numbers.map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </select>
        页
      </label>
      <button type="button" aria-label="下一页" disabled={page >= pages} onClick={() => goToPage(page + 1)}>
        <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}
