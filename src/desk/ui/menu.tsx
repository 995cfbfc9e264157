/** A button that opens a short list of actions. Arrow keys move, Escape closes, the focus comes back. */
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";

export interface MenuItem {
  readonly label: string;
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

interface Props {
  /** Accessible name of the button. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows. */
  readonly shown?: string;
  /** The contract's name of what the list is for. */
  readonly action?: string;
}

export function Menu({ label, items, shown = "⋯", action }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLButtonElement>("[role=menuitem]")?.focus();
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    const entries: HTMLElement[] = [
      ...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []),
    ];
    const at = entries.findIndex((entry) => entry.matches(":focus"));
    if (event.key === "Escape" && open) {
      setOpen(false);
      button.current?.focus();
    } else if (event.key === "Tab") setOpen(false);
    else if (event.key === "ArrowDown" && open) entries[(at + 1) % entries.length]?.focus();
    else if (event.key === "ArrowUp" && open) entries[(at + entries.length - 1) % entries.length]?.focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  };

  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        ref={button}
        className="quiet"
        data-action={action}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden="true">{shown}</span>
      </button>
      {open ? (
        <div
          className="menu-items"
          role="menu"
          id={id}
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              className={item.danger === true ? "danger" : undefined}
              onClick={() => {
                setOpen(false);
                // Where nothing takes the focus it stays here.
                button.current?.focus();
                item.onSelect();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
