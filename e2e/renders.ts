/**
 * Counts what React renders, in the built page, through the hook that its developer tools use: every function
 * component that did work in a commit, named by the first element it drew.
 */
import type { Page } from "@playwright/test";

export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Fiber {
      tag: number;
      flags: number;
      child: Fiber | null;
      sibling: Fiber | null;
      alternate: Fiber | null;
      stateNode: unknown;
    }
    const FUNCTIONS = [0, 11, 14, 15];
    const HOST = 5;
    const WORKED = 1;
    const rendered: string[] = [];
    const firstHost = (fiber: Fiber | null): Element | null => {
      for (let at = fiber; at !== null; at = at.sibling) {
        if (at.tag === HOST && at.stateNode instanceof Element) return at.stateNode;
        const below = firstHost(at.child);
        if (below !== null) return below;
      }
      return null;
    };
    const nameOf = (fiber: Fiber): string => {
      const host = firstHost(fiber.child);
      if (host === null) return "nothing";
      const named = host.matches("[name]") ? host : host.querySelector("[name]");
      if (host.tagName === "TD") return `td ${named?.getAttribute("name")}`;
      return `${host.tagName.toLowerCase()} ${host.className}`.trim();
    };
    const visit = (next: Fiber, previous: Fiber | null): void => {
      if (previous === null) {
        rendered.push(`new ${nameOf(next)}`);
        return;
      }
      if (FUNCTIONS.includes(next.tag) && (next.flags & WORKED) !== 0) rendered.push(nameOf(next));
      if (next.child === previous.child) return;
      for (let child = next.child; child !== null; child = child.sibling) visit(child, child.alternate);
    };
    Object.assign(window, {
      rendered,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        isDisabled: false,
        inject: () => 1,
        onCommitFiberUnmount: () => {},
        onPostCommitFiberRoot: () => {},
        onCommitFiberRoot: (_: number, root: { current: Fiber }) =>
          visit(root.current, root.current.alternate),
      },
    });
  });
}

/** What was rendered since the last call. */
export const takeRenders = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { rendered: string[] }).rendered.splice(0));
