/** Where findings stand: which step to open, which field to focus, and what the place is called. */
import {
  APPLICATION_COLUMNS,
  balanceId,
  type FieldId,
  fieldsOfStep,
  findField,
  findTotal,
  NOTE_FIELDS,
  stepOf,
  TABLE_VALUES,
  tableOf,
} from "./fields";
import { STEPS, type Step, type StepId } from "./official-form";

export interface Place {
  readonly step: StepId;
  /** In official numbering, with its name: 三（四）1 本机关不掌握 · 自然人. */
  readonly name: string;
  /** Field, total or balance to focus; absent when a whole table is meant. */
  readonly field?: FieldId;
  /** Rank in reading order. */
  readonly order: number;
}

type Unranked = readonly [id: string, place: Omit<Place, "order">];

function placesOfStep(step: Step): Unranked[] {
  const table = tableOf(step.id);
  const ids = table === undefined ? fieldsOfStep(step.id).map((field) => field.id) : TABLE_VALUES[table];
  const values = ids.map((id): Unranked => {
    const name = findField(id)?.place ?? findTotal(id)?.place ?? step.title;
    return [id, { step: step.id, name, field: id }];
  });
  const balances = (table === "applications" ? APPLICATION_COLUMNS : []).map((column): Unranked => {
    const id = balanceId(column);
    return [id, { step: step.id, name: "三、勾稽关系", field: id }];
  });
  const whole: Unranked[] = table === undefined ? [] : [[table, { step: step.id, name: step.title }]];
  const notes = NOTE_FIELDS.filter((field) => field.step === step.id).map(
    (field): Unranked => [field.id, { step: step.id, name: field.place, field: field.id }],
  );
  return [...values, ...balances, ...whole, ...notes];
}

const PLACES: ReadonlyMap<string, Place> = new Map(
  STEPS.flatMap(placesOfStep).map(([id, place], order) => [id, { ...place, order }]),
);

/** The place of any id that a finding can stand at; an unknown id leads to the cover. */
export const locate = (at: string): Place =>
  PLACES.get(at) ?? { step: "cover", name: stepOf("cover").title, order: PLACES.size };
