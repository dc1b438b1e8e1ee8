/** The empty table that observers fill in, and `observations` reads back without any mapping. */
import { headerWithRole, translator } from '@parcours/model';
import { type Guide, observableChannels, stagesWithResponses, unambiguousLabel } from './guide.ts';
import { messages } from './messages.ts';

export type ColumnKey = 'visit' | 'stage' | 'action' | 'choices' | 'response' | 'channel' | 'date' | 'place' | 'observer' | 'comment';

interface GuideColumn {
  readonly key: ColumnKey;
  readonly header: string;
}

export interface GuideRow {
  readonly visit: number;
  readonly stage: string;
  readonly action: string;
  /** What can be answered. */
  readonly responses: readonly string[];
  /** Where the action can be observed; all channels where the repository does not say. */
  readonly channels: readonly string[];
}

/** Visit after visit, the rows in the order of the repository. */
export function guideRows(guide: Guide): GuideRow[] {
  const channelCells = (channels: Guide['channels']) => channels.map((channel) => unambiguousLabel(channel, guide.channels));
  const asked = stagesWithResponses(guide).flatMap((stage) =>
    stage.actions.map((action) => {
      const own = observableChannels(action, guide);
      return {
        stage: unambiguousLabel(stage, guide.repository.stages),
        action: unambiguousLabel(action, stage.actions),
        responses: action.responses.map((response) => unambiguousLabel(response, action.responses)),
        channels: channelCells(own.length > 0 ? own : guide.channels),
      };
    }),
  );
  return Array.from({ length: guide.visits }, (_, at) => asked.map((row) => ({ visit: at + 1, ...row }))).flat();
}

/** The columns; roles are said in the header, so that no mapping is needed. What has no role is for people. */
export function guideColumns({ language, channels }: Guide): GuideColumn[] {
  const say = translator(messages, language);
  const columns: GuideColumn[] = [
    { key: 'visit', header: headerWithRole(say('visit'), 'respondent') },
    { key: 'stage', header: headerWithRole(say('stage'), 'stage') },
    { key: 'action', header: headerWithRole(say('action'), 'action') },
    { key: 'choices', header: say('choices') },
    { key: 'response', header: headerWithRole(say('response'), 'response') },
    { key: 'channel', header: headerWithRole(say('channel'), 'channel') },
    { key: 'date', header: headerWithRole(say('date'), 'date') },
    { key: 'place', header: say('place') },
    { key: 'observer', header: say('observer') },
    { key: 'comment', header: headerWithRole(say('comment'), 'verbatim') },
  ];
  return channels.length > 0 ? columns : columns.filter(({ key }) => key !== 'channel');
}
