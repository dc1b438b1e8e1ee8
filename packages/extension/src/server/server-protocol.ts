/** The extension's view of what the server answers: its types alone, so that nothing of the server is bundled with the client. */
export type {
  FileChunk,
  FileFault,
  FileRequest,
  FileResponse,
  FileStat,
  JourneyEntry,
  JourneysData,
  PanelData,
  ReadingParams,
  StageEntry,
  WorkerInit,
} from '@parcours/server/protocol';

import type { ExportParams } from '@parcours/server/protocol';

export type ExportFormat = ExportParams['format'];
