/** What charts share: hatching that tells bars apart in black and white, and their figures as a table behind one click. */
import "./chart.css";
import { createContext, type ReactElement, useContext, useState } from "react";

interface TableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Whether figures stand open, for print. */
export const FiguresOpen = createContext(false);

export function Figures({ head, rows }: TableProps): ReactElement {
  const open = useContext(FiguresOpen);
  const [shown, setShown] = useState(false);
  return (
    <details
      open={open || shown}
      onToggle={(event) => (open ? undefined : setShown(event.currentTarget.open))}
    >
      <summary>看数字</summary>
      <table className="figures">
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={head[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Patterns of the fills 2 to 5. */
export function Hatches(): ReactElement {
  return (
    <defs>
      {[0, 1, 2, 3].map((index) => (
        <pattern
          key={index}
          id={`hatch-${index}`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${index * 45})`}
        >
          <rect width={6} height={6} className={`hatch-ground-${index}`} />
          <line x1={0} y1={0} x2={0} y2={6} className="hatch-line" />
        </pattern>
      ))}
    </defs>
  );
}
