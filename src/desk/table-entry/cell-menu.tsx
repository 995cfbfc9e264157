/** The menu of the selected cells: opened by the right button or the key for menus, closed by Escape or a press outside. */
import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { takenOver } from "../../report/taken-over";
import { useIsLocked, useSession } from "../open-draft/open-draft";
import type { TableInput } from "./table-input";
import type { CellMenuPlace, TableState } from "./table-state";

interface Props {
  readonly place: CellMenuPlace;
  readonly state: TableState;
  readonly input: TableInput;
}

/** Space that stays free between the menu and the window's edge, pixels. */
const MARGIN = 4;

export function CellMenu({ place, state, input }: Props): ReactElement {
  const menu = useRef<HTMLDivElement>(null);
  const locked = useIsLocked();
  const session = useSession();
  const count = input.chosenCount;
  useLayoutEffect(() => {
    const { current } = menu;
    if (current === null) return;
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(MARGIN, Math.min(place.left, window.innerWidth - width - MARGIN))}px`;
    current.style.top = `${Math.max(MARGIN, Math.min(place.top, window.innerHeight - height - MARGIN))}px`;
    current.querySelector<HTMLButtonElement>("button:not(:disabled)")?.focus({ preventScroll: true });
  }, [place]);
  useEffect(() => {
    const close = () => state.menu.set(null);
    const onPress = (event: PointerEvent) => {
      if (!(event.target instanceof Node && menu.current?.contains(event.target) === true)) close();
    };
    document.addEventListener("pointerdown", onPress);
    window.addEventListener("resize", close);
    window.addEventListener("wheel", close);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      window.removeEventListener("resize", close);
      window.removeEventListener("wheel", close);
    };
  }, [state]);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])];
    const at = items.findIndex((item) => item.matches(":focus"));
    if (event.key === "Escape" || event.key === "Tab") {
      state.menu.set(null);
      input.focusAgain();
    } else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items[(at + items.length - 1) % items.length]?.focus();
    else if (event.key === "Home") items[0]?.focus();
    else if (event.key === "End") items[items.length - 1]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const item = (label: string, keys: string, act: () => void, needsTyped = true): ReactElement => (
    <button
      type="button"
      role="menuitem"
      disabled={needsTyped && (locked || count === 0)}
      onClick={() => {
        state.menu.set(null);
        input.focusAgain();
        act();
      }}
    >
      <span>{label}</span>
      <kbd>{keys}</kbd>
    </button>
  );
  const started = state.cell.value === null ? null : takenOver(session.lastYear.value, state.cell.value);
  const cells = count > 1 ? `（${count} 格）` : "";
  return (
    <div
      className="menu-items cell-menu"
      role="menu"
      aria-label="这些格"
      tabIndex={-1}
      ref={menu}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {item("复制", "Ctrl+C", () => input.copy(), false)}
      {item("剪切", "Ctrl+X", () => input.cut())}
      {item("粘贴", "Ctrl+V", () => void input.paste())}
      <hr />
      {item(`所选填 0${cells}`, "", () => input.fillChosen("0"))}
      {item(`清空${cells}`, "Delete", () => input.fillChosen(""))}
      {item("向下填充", "Ctrl+D", () => input.fillDown())}
      {item("向右填充", "Ctrl+R", () => input.fillRight())}
      {started === null ? null : item("用上年数", String(started), () => input.takeFromLastYear())}
      <hr />
      {item("加备注…", "", () => state.noting.set(state.cell.value))}
    </div>
  );
}
