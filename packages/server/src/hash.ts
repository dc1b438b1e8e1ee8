/** FNV-1a, to compare two answers. Not cryptographic. */
export function fnv1aHash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return `${(value >>> 0).toString(16)}-${text.length}`;
}
