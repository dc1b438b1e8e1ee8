export { PreviewError, startPreview } from './start-preview.ts';
