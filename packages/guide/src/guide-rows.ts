/** The empty table that observers fill in, and `observations` reads back without any mapping. */
import { headerWithRole, speaker } from '@parcours/model';
import { askedStages, cellOf, channelsOf, type Guide } from './guide.ts';
import { words } from './words.ts';

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
  const channelCells = (channels: Guide['channels']) => channels.map((channel) => cellOf(channel, guide.channels));
  const asked = askedStages(guide).flatMap((stage) =>
    stage.actions.map((action) => {
      const own = channelsOf(action, guide);
      return {
        stage: cellOf(stage, guide.repository.stages),
        action: cellOf(action, stage.actions),
        responses: action.responses.map((response) => cellOf(response, action.responses)),
        channels: channelCells(own.length > 0 ? own : guide.channels),
      };
    }),
  );
  return Array.from({ length: guide.visits }, (_, at) => asked.map((row) => ({ visit: at + 1, ...row }))).flat();
}

/** The columns; roles are said in the header, so that no mapping is needed. What has no role is for people. */
export function guideColumns({ language, channels }: Guide): GuideColumn[] {
  const say = speaker(words, language);
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
