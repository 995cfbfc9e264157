/** Said of a file that is read for longer than people wait without asking themselves whether anything happens. */
import { type ReactElement, useEffect, useState } from "react";

const LONG_MS = 2_000;

/** Shows nothing for the first two seconds. Given another `key` for each file; `most`: seconds after which it is given up. */
export function LongWait({ most }: { readonly most: number }): ReactElement | null {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <span data-long-wait>　这个文件读得慢，最多等 {most} 秒</span> : null;
}
