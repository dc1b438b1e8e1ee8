/** The server's protocol types. Types only, so that no server code is bundled with the client. */
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
