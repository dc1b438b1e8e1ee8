/** The empty observation table. `observations` reads it back without a mapping. */
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
  /** Possible responses. */
  readonly responses: readonly string[];
  /** Channels of the action; all channels if the repository names none. */
  readonly channels: readonly string[];
}

/** One row per visit and action, in the order of the repository. */
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

/** The columns. Headers carry roles, so that no mapping is needed; columns without a role are ignored when the table is read. */
export function guideColumns({ language, channels }: Guide): GuideColumn[] {
  const t = translator(messages, language);
  const columns: GuideColumn[] = [
    { key: 'visit', header: headerWithRole(t('visit'), 'respondent') },
    { key: 'stage', header: headerWithRole(t('stage'), 'stage') },
    { key: 'action', header: headerWithRole(t('action'), 'action') },
    { key: 'choices', header: t('choices') },
    { key: 'response', header: headerWithRole(t('response'), 'response') },
    { key: 'channel', header: headerWithRole(t('channel'), 'channel') },
    { key: 'date', header: headerWithRole(t('date'), 'date') },
    { key: 'place', header: t('place') },
    { key: 'observer', header: t('observer') },
    { key: 'comment', header: headerWithRole(t('comment'), 'verbatim') },
  ];
  return channels.length > 0 ? columns : columns.filter(({ key }) => key !== 'channel');
}
