/** The margin: each card beside its place, with a line between them; the one in hand keeps its place. */
import {
  type ReactElement,
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { layCards } from "./lay-cards";

interface Props {
  /** What scrolls: paper and margin together. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly active: string | null;
  readonly children: ReactNode;
}

interface Wire {
  readonly key: string;
  readonly path: string;
  readonly now: boolean;
}

interface Laid {
  readonly wires: readonly Wire[];
  readonly height: number;
}

const NOTHING: Laid = { wires: [], height: 0 };

/** Top of a card against its place: the place stands beside the card's first line. */
const LINE = 16;

export function ReviewMargin({ scroller, active, children }: Props): ReactElement {
  const margin = useRef<HTMLElement>(null);
  const [laid, setLaid] = useState<Laid>(NOTHING);

  const lay = useCallback(() => {
    const root = scroller.current;
    const side = margin.current;
    if (root === null || side === null) return;
    const origin = root.getBoundingClientRect();
    const [left, top] = [origin.left - root.scrollLeft, origin.top - root.scrollTop];
    const cards = [...side.querySelectorAll<HTMLElement>("[data-card]")];
    const anchors = new Map<string, Element>();
    for (const anchor of root.querySelectorAll("[data-anchor]")) {
      const key = anchor.getAttribute("data-anchor") ?? "";
      if (!anchors.has(key)) anchors.set(key, anchor);
    }
    const boxes = cards.map((card) => {
      const box = anchors.get(card.dataset["card"] ?? "")?.getBoundingClientRect();
      return box === undefined || box.height === 0
        ? null
        : { x: box.right - left, y: box.top + box.height / 2 - top };
    });
    const marginTop = side.getBoundingClientRect().top - top;
    let last = 0;
    const wants = boxes.map((box) => {
      last = box === null ? last : Math.max(0, box.y - LINE - marginTop);
      return last;
    });
    const heights = cards.map((card) => card.offsetHeight);
    const tops = layCards(
      wants,
      heights,
      cards.findIndex((card) => card.dataset["card"] === active),
    );
    const sideBox = side.getBoundingClientRect();
    const edge = sideBox.left - left;
    const paper = root.querySelector(".paper")?.getBoundingClientRect();
    const paperEdge = (paper?.right ?? sideBox.left) - left - 16;
    cards.forEach((card, index) => {
      card.style.top = `${tops[index] ?? 0}px`;
    });
    const wires = cards.flatMap((card, index): Wire[] => {
      const box = boxes[index];
      const key = card.dataset["card"] ?? "";
      if (box === null || box === undefined) return [];
      const y = (tops[index] ?? 0) + marginTop + LINE;
      return [
        {
          key,
          path: `M${Math.max(paperEdge, box.x + 2)} ${box.y} H${edge - 10} L${edge + 12} ${y}`,
          now: key === active,
        },
      ];
    });
    const foot = (tops[tops.length - 1] ?? 0) + (heights[heights.length - 1] ?? 0) + 24;
    const next = { wires, height: foot };
    setLaid((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, [scroller, active]);

  // After every drawing: whatever was drawn may have moved a place or changed a card's height.
  useLayoutEffect(() => {
    lay();
    const watch = new ResizeObserver(lay);
    if (scroller.current !== null) watch.observe(scroller.current);
    for (const card of margin.current?.querySelectorAll("[data-card]") ?? []) watch.observe(card);
    return () => watch.disconnect();
  });

  return (
    <>
      <aside className="margin" ref={margin} aria-label="意见与说明">
        {children}
        <div className="margin-foot" style={{ height: laid.height }} />
      </aside>
      <svg className="wires" aria-hidden="true">
        {laid.wires.map(({ key, path, now }) => (
          <path key={key} d={path} className={now ? "now" : undefined} />
        ))}
      </svg>
    </>
  );
}
