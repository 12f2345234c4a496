/** Names as the C locale has them, Monday and January first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The name of a day, as `Monday`. @param weekday 0 for Monday */
export function weekdayName(weekday: number): string {
  return weekdays[weekday] ?? '';
}

/** The name of a month, as `January`. @param month from 1 */
export function monthName(month: number): string {
  return months[month - 1] ?? '';
}
