export { normalizeLabel } from '@parcours/model';
