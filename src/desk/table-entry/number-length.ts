/** How long a number is beside what a cell is wide, as a class: its type is set smaller, since no number is ever cut. */
export function numberLength(number: number | string | null): "" | "long" | "longer" | "longest" {
  const digits = number === null ? 0 : String(number).replace(/[^\d.]/g, "").length;
  if (digits < 8) return "";
  if (digits < 10) return "long";
  return digits < 12 ? "longer" : "longest";
}
