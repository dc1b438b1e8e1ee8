/** What a repository says against itself, or against what visitors met: method.md, section 1 and 2.6, and Kano's kinds of action. */
import {
  type Action,
  diagnoseElement,
  type ElementId,
  type JourneyReport,
  type Model,
  type RepositoryStage,
  type StageReport,
} from '@parcours/model';
import { bestPossibleScore } from '../respondent/reachable-score.ts';
import { aboutStage, type PlausibilityFinding, titleOf } from './finding.ts';

/** Below this mean share of the actions met a guide is half filled. */
const MIN_SHARE_MET = 0.5;
/** Fewest respondents for a share of the actions met to be asked about. */
const MIN_RESPONDENTS = 5;

export function* repositoryFindings(model: Model, report: JourneyReport): Generator<PlausibilityFinding> {
  const { repository } = model;
  if (!repository) return;
  for (const [index, stage] of model.stages.entries()) {
    const guide = repository.stages.find(({ name }) => name === stage.name);
    const found = report.stages[index];
    if (!guide || !found) continue;
    const about = { id: stage.id, name: stage.name, title: titleOf(stage) };
    yield* bestNotPositive(guide, stage.target, model, about);
    yield* penalisedDelights(guide, about);
    yield* basicsAlone(guide, found, model, about);
    yield* actionsMet(guide, found, about);
  }
}

/** Asked of the journey's stage, related to the repository, which may be in a file that knows no journey. */
interface AskedStage {
  readonly id: ElementId;
  readonly name: string;
  readonly title: string;
}

/** A target of the repository that a visitor reaches without anything good having happened. */
function* bestNotPositive(guide: RepositoryStage, declared: number | null, { scale }: Model, { id, name, title }: AskedStage) {
  const best = bestPossibleScore(guide, scale);
  const middle = (scale.min + scale.max) / 2;
  if (declared !== null || best === null || best > middle) return;
  yield aboutStage(name, diagnoseElement('JRN0538', id, { stage: title, best, middle }, { related: [guide.id] }));
}

/** Negative scores of a delight: its absence disappoints nobody (Kano et al. 1984). */
function* penalisedDelights({ actions }: RepositoryStage, { id, name, title }: AskedStage) {
  for (const action of actions.filter(({ kano }) => kano === 'delight'))
    for (const response of action.responses)
      if (response.score < 0) {
        const parameters = { stage: title, action: titleOf(action), response: titleOf(response), score: response.score };
        yield aboutStage(name, diagnoseElement('JRN0539', id, parameters, { related: [response.id] }));
      }
}

/** An enchanting stage whose responses are of basics alone: met, they are taken for granted (Kano et al. 1984). */
function* basicsAlone({ id: guide, actions }: RepositoryStage, stage: StageReport, model: Model, { id, name, title }: AskedStage) {
  const answered = actions.filter(({ responses }) => responses.length > 0);
  if (stage.class !== 'enchanting' || answered.length === 0 || answered.some(({ kano }) => kano !== 'basic')) return;
  const readsResponsesAlone = stage.studies.every(({ name: study }) => {
    const found = model.studies.find((each) => each.name === study);
    return found !== undefined && found.response !== null && !found.measures.some((measure) => measure.stage === name);
  });
  if (readsResponsesAlone) yield aboutStage(name, diagnoseElement('JRN0540', id, { stage: title }, { related: [guide] }));
}

/** Actions that nobody met together, and stages of which visitors met less than half. */
function* actionsMet(guide: RepositoryStage, { metActions }: StageReport, { id, name, title }: AskedStage) {
  if (!metActions) return;
  const { share, best, n, neverTogether } = metActions;
  const actionOf = (wanted: string) => guide.actions.find((action) => action.name === wanted);
  const alternatives = neverTogether.flatMap(([a, b]) => {
    const [first, second] = [actionOf(a), actionOf(b)];
    return first && second ? [[first, second] as const] : [];
  });
  const undeclared = alternatives.filter(([a, b]) => !areOnOtherChannels(a, b));
  if (undeclared.length > 0) {
    const actions = [...new Set(undeclared.flat())].map((action) => `"${titleOf(action)}"`).join(', ');
    yield aboutStage(name, diagnoseElement('JRN0536', id, { stage: title, actions, best }, { related: [guide.id] }));
  }
  if (alternatives.length > 0 || n < MIN_RESPONDENTS || share >= MIN_SHARE_MET) return;
  yield aboutStage(name, diagnoseElement('JRN0537', id, { stage: title, share: Math.round(share * 100), n }, { related: [guide.id] }));
}

/** The text says already that nobody meets both: they are on different channels. */
function areOnOtherChannels(a: Action, b: Action): boolean {
  return a.channels.length > 0 && b.channels.length > 0 && !a.channels.some((channel) => b.channels.includes(channel));
}
