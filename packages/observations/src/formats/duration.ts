/** A duration as spreadsheets show it: `36:30:00`; hours may exceed 24. @param milliseconds at least 0. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}
