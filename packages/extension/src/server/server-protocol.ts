/** The server's protocol types. Types only, so that no server code is bundled with the client. */
export type {
  BaselineData,
  ChangesData,
  DataData,
  FileChunk,
  FileFault,
  FileRequest,
  FileResponse,
  FileStat,
  GateEntry,
  GatesData,
  JourneyEntry,
  JourneyGates,
  JourneysData,
  PanelData,
  PictureData,
  ReadingParams,
  ShowPanelArgument,
  StageEntry,
  VersionFile,
  VersionParams,
  WorkerInit,
} from '@parcours/server/protocol';

import type { ExportParams } from '@parcours/server/protocol';

export type ExportFormat = ExportParams['format'];
