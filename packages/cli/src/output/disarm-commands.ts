/**
 * Changes what the log of a CI service takes for its own commands, by one character that looks alike: `::error::` at the beginning of a
 * line, `##[error]` and `##vso[…]` anywhere. Labels and paths come from whoever proposes a change.
 */
export function disarmCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1\u2236').replace(/##(?=\w*\[)/g, '#\u266F');
}
