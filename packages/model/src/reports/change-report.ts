/**
 * The ChangeReport: what differs between two versions of a workspace, and what it means. `changes` computes it from two Models, Samples
 * and Reports; the verb `diff`, the editor and the pictures only read it. Null always means "unknown" or "not there", never zero.
 */
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { ElementId } from '../elements/element-id.ts';
import type { Difference, GateReport, GateSubject, IndexDifference, JourneyReport } from '../report.ts';

/** A version of a workspace, as it is named to the reader. */
export interface VersionLabel {
  /** Where it comes from: a commit, the index of the repository, its working tree, a folder, or a single file. */
  readonly kind: 'revision' | 'index' | 'working-tree' | 'folder' | 'file';
  /** As the user named it: a branch, a tag, a path. Empty for `index` and `working-tree`. */
  readonly name: string;
  /** The full hash of the commit; null where the version is no commit. */
  readonly commit: string | null;
}

/** What an `ElementChange` is about: the keyword that declares it. `study` stands for `observations`. */
export type ChangedKind =
  | 'journey'
  | 'scale'
  | 'phase'
  | 'stage'
  | 'kpi'
  | 'gate'
  | 'study'
  | 'benchmark'
  | 'initiative'
  | 'repository'
  | 'repository-stage'
  | 'action'
  | 'response'
  | 'persona'
  | 'segment'
  | 'channel'
  | 'owner'
  | 'touchpoint';

/** One side of a changed element. */
export interface ChangedElement {
  readonly id: ElementId;
  readonly name: string;
  readonly label: string | null;
  /** What it stands in, for the reader: the stage of an action, the action of a response, the phase of a stage; null: nothing. */
  readonly within: string | null;
}

export type ElementChangeKind = 'added' | 'removed' | 'moved' | 'renamed' | 'edited';

/** A value of an attribute: a number, a text, several texts, whether a mark is there; null: not declared. */
export type AttributeValue = string | number | boolean | readonly string[] | null;

/** An attribute of an element before and after. */
export interface AttributeChange {
  /** Its keyword in English: `target`, `score`, `importance`, `scale`, `measure advice` … */
  readonly attribute: string;
  readonly before: AttributeValue;
  readonly after: AttributeValue;
  /**
   * It makes it easier to look good: a lowered target (of a KPI where lower is better, a raised one), a removed one, a raised expert score,
   * a weakened gate, an importance or a volume lowered so that the priority falls.
   */
  readonly lowersBar: boolean;
  /** Every figure of the journey is read by it: the scale and its thresholds. */
  readonly movesAllFigures: boolean;
  /** No figure, verdict or gate reads it: a label, a note, a quote, a reason. */
  readonly wordingOnly: boolean;
}

/** A declaration that differs. */
export interface ElementChange {
  readonly kind: ChangedKind;
  /** Null: it is new. */
  readonly before: ChangedElement | null;
  /** Null: it is gone. */
  readonly after: ChangedElement | null;
  /** What happened to it, at least one. `added` and `removed` stand alone. */
  readonly changes: readonly ElementChangeKind[];
  /** Empty for what is added or removed. */
  readonly attributes: readonly AttributeChange[];
  /** All of it is wording: it can be folded. */
  readonly wordingOnly: boolean;
}

/** What a figure belongs to. */
export type FigureSubject = 'journey' | 'stage' | 'kpi' | 'gate';

export type ChangedFigure =
  | 'score'
  | 'index'
  | 'peak-end'
  | 'first-impression'
  | 'wave'
  | 'target'
  | 'gap'
  | 'class'
  | 'list'
  | 'rank'
  | 'priority'
  | 'basics'
  | 'expert-refuted'
  | 'gap-proven'
  | 'n'
  | 'kpi'
  | 'verdict';

/**
 * A figure: a number, the code of a class, list or verdict as in the Report; null: none. A gate that fails and is excused has the verdict
 * `excused`.
 */
export type FigureValue = number | string | boolean | null;

/**
 * Why a figure differs.
 *
 * - `text`: it moves when HEAD's text is applied to BASE's evidence.
 * - `new-evidence`: other respondents than before stand behind it.
 * - `added-evidence`: the respondents of before and more: a wave that is still running, another study in the same period.
 * - `removed-evidence`: some of the respondents of before.
 * - `edited-evidence`: the same respondents, other answers.
 * - `unknown-evidence`: the evidence differs, and whether the respondents are the same is not known.
 */
export type ChangeCause = 'text' | 'new-evidence' | 'added-evidence' | 'removed-evidence' | 'edited-evidence' | 'unknown-evidence';

/** A change of the text or of a file behind the change of a figure. */
export type ChangeReason =
  | {
      readonly of: 'attribute';
      /** Of the `ElementChange`: its id in HEAD, of what is removed in BASE. */
      readonly element: ElementId;
      readonly kind: ChangedKind;
      readonly name: string;
      readonly label: string | null;
      /** Null: the element was added, removed or moved. */
      readonly attribute: string | null;
    }
  | { readonly of: 'evidence'; readonly study: string; readonly label: string | null; readonly file: string };

/** Why nothing is concluded from the difference of a measured figure. */
export type UndecidedChange =
  /** Fewer than ten effective respondents on one side. */
  | 'too-few'
  /** No standard error. */
  | 'not-estimable'
  /** The same respondents, or some of them, stand on both sides: no sample is drawn again, and no test is made. */
  | 'same-respondents'
  /** The two versions have no instrument in common there. */
  | 'no-common-instrument'
  /** Whether the respondents are the same is not known. */
  | 'unknown-respondents';

/** A figure before and after. */
export interface FigureChange {
  readonly of: FigureSubject;
  /** Name in HEAD, in BASE of what is gone; of a gate its id. Empty for the journey. */
  readonly subject: string;
  /** Of a gate its statement. */
  readonly label: string | null;
  /** What a gate tests: one on every stage has a figure for each. Null: it is no gate's. */
  readonly gate: GateSubject | null;
  readonly figure: ChangedFigure;
  readonly before: FigureValue;
  readonly after: FigureValue;
  /** Respondents behind each side; null where the figure is not measured, or withheld. */
  readonly n: { readonly before: number | null; readonly after: number | null };
  /** At least one. */
  readonly causes: readonly ChangeCause[];
  /** The changes behind it, as far as a rule tells them; empty: it follows from other figures (a rank from the priorities of others). */
  readonly reasons: readonly ChangeReason[];
  /** Scores, the index and KPIs of different respondents only (method.md, 2.13): HEAD − BASE, with group 0 = BASE, 1 = HEAD. */
  readonly difference: Difference | IndexDifference | null;
  /** By `difference`, as far as the evidence causes the change; null: no test was made, or it cannot decide. */
  readonly verdict: 'change' | 'noise' | null;
  /** Null with a verdict, and where nothing was to be tested (`text` alone). */
  readonly undecided: UndecidedChange | null;
  /**
   * Disclosure control took out this side: by itself, or beside the other one, it would tell of fewer respondents than the anonymity limit
   * (method.md, 2.20). Its value is null then, and so is `difference`. Null: nothing is withheld.
   */
  readonly withheld: 'before' | 'after' | 'both' | null;
}

/** A diagnostic that is new or gone, has another severity, or is accepted or no longer so. One that is new may be accepted at once. */
export interface FindingChange {
  readonly change: 'new' | 'gone' | 'severity' | 'accepted' | 'no-longer-accepted';
  /** In HEAD; of what is gone in BASE. Its location is in that version. */
  readonly diagnostic: Diagnostic;
  /** Its file in that version, relative to the workspace, with `/`. */
  readonly file: string;
  /** `severity`: that of BASE; else null. */
  readonly severityBefore: Severity | null;
  /** Its message quotes figures that must not be shown: it has no parameters, and only what the catalogue calls it can be told. */
  readonly withheld: boolean;
}

/** A journey that differs. */
export interface JourneyChange {
  /** In HEAD; of a removed journey in BASE. */
  readonly name: string;
  readonly label: string | null;
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  /** The file in BASE where it was another one (or the journey is gone); null: as `file`, or new. */
  readonly fileBefore: string | null;
  /** Null: it is new. */
  readonly before: JourneyReport | null;
  /** Null: it is gone. */
  readonly after: JourneyReport | null;
  /** In the order of HEAD's text; what is gone follows what stood before it. The journey itself is one of them where it is new, gone, renamed or edited. */
  readonly elements: readonly ElementChange[];
  /** Journey, stages in HEAD's order, KPIs, gates, initiatives. */
  readonly figures: readonly FigureChange[];
  readonly findings: readonly FindingChange[];
  /** BASE's gates tested by HEAD's figures, with BASE's exceptions: BASE's rules apply. Empty for a journey that is new or gone. */
  readonly gatesOfBase: readonly GateReport[];
  /** Stages by name in both versions, in HEAD's order; what is new or gone has one side. A picture pairs its marks by it. */
  readonly stages: readonly { readonly before: string | null; readonly after: string | null }[];
  /** Every element change is wording, and no figure differs. */
  readonly wordingOnly: boolean;
}

/** A data file in one version. */
export interface EvidenceVersion {
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  /** Of its bytes, hexadecimal; null where it may be passed on: whoever knows all answers but a few could find them by it. */
  readonly hash: string | null;
  /** Data rows. */
  readonly rows: number;
  /** First and last day (ISO 8601) of the date column; null without one. */
  readonly period: { readonly first: string; readonly last: string } | null;
}

/** A cell that differs. */
export interface ChangedCell {
  /** Line of the file in HEAD, from 1. */
  readonly line: number;
  /** The respondent's cell in that row; null: the study names no column of respondents. */
  readonly respondent: string | null;
  /** Header cell. */
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** How the rows of a data file differ. */
export interface RowsDifference {
  /** Rows that are in HEAD only, in BASE only, and that are the same row with other cells. */
  readonly added: number;
  readonly removed: number;
  readonly changedRows: number;
  /** Rows that are equal in both. */
  readonly unchanged: number;
  readonly changedCells: number;
  /** The first few, in the order of the file. Empty where they must not be shown: they tell of one respondent each. */
  readonly cells: readonly ChangedCell[];
  /** Columns that are in one version only, by header cell. */
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
  /** Respondents in HEAD only, in BASE only, and in both; null: the study names no column of respondents. */
  readonly respondents: { readonly added: number; readonly removed: number; readonly common: number } | null;
}

/** Whose answers a changed file holds, beside those of before. */
export type RespondentOverlap =
  /** Nobody of before. */
  | 'new'
  /** Everybody of before, unchanged, and others. */
  | 'added'
  /** Some of those of before, unchanged, and nobody else. */
  | 'removed'
  /** The same respondents, or some of them, with other answers. */
  | 'edited'
  | 'unknown';

/** A data file that differs, is new, or is no longer read. */
export interface EvidenceChange {
  /** Null: no study of BASE reads it. */
  readonly before: EvidenceVersion | null;
  /** Null: no study of HEAD reads it. */
  readonly after: EvidenceVersion | null;
  /** Null where one side is missing. */
  readonly respondents: RespondentOverlap | null;
  /** Null where one side is missing, or the rows were not compared (a large file). */
  readonly rows: RowsDifference | null;
  /** The studies that read it, of HEAD or, where it is gone, of BASE. */
  readonly studies: readonly { readonly journey: string; readonly name: string; readonly label: string | null }[];
}

/** Something by which HEAD makes it easier to pass. BASE's rules apply to it all the same (`diff --fail-on`). */
export interface Weakening {
  /**
   * - `accepted`: a finding is accepted (`allow`), or its acceptance lasts longer.
   * - `exception`: a gate has an exception (`unless`), or it lasts longer.
   * - `severity`: a setting lowers or switches off a diagnostic.
   * - `limit`: a setting changes the limits of evidence or anonymity.
   * - `gate`: a gate is gone or tests less.
   * - `target`: a target is lowered or gone.
   * - `threshold`: a threshold of the classes is lowered.
   * - `claim`: an expert score is raised.
   * - `scoring`: a response scores more, or an action is no longer basic.
   * - `priority`: an importance, volume or moment of truth is lowered, so that a stage's priority falls.
   * - `evidence`: a study is gone that spoke against the text: it refuted a claim, missed a target or failed a gate.
   */
  readonly kind:
    | 'accepted'
    | 'exception'
    | 'severity'
    | 'limit'
    | 'gate'
    | 'target'
    | 'threshold'
    | 'claim'
    | 'scoring'
    | 'priority'
    | 'evidence';
  /** The journey's name; null: all journeys. */
  readonly journey: string | null;
  /** What it is about, for the reader: the label of a stage, KPI or study, the statement of a gate, the code of a diagnostic, a limit. */
  readonly subject: string;
  /** In HEAD; of what is gone in BASE. Null: no element. */
  readonly element: ElementId | null;
  /** Relative to the workspace; null: not in a file. */
  readonly file: string | null;
  /** The attribute that is lowered, as in `AttributeChange`; null: none. */
  readonly attribute: string | null;
  /**
   * `evidence`: the labels of the stages and KPIs that it spoke against. `exception`: its last day, month or year; true: it has no end; null:
   * there is none.
   */
  readonly before: AttributeValue;
  readonly after: AttributeValue;
  /** The reason that the text gives; null: none. */
  readonly reason: string | null;
}

/** Version of the JSON form of a ChangeReport: major.minor. */
export const CHANGE_SCHEMA_VERSION = '1.0';

/** What differs between two versions of a workspace. */
export interface ChangeReport {
  readonly schemaVersion: string;
  readonly base: VersionLabel;
  readonly head: VersionLabel;
  /** Those that differ, in the order of HEAD's files; what is gone comes last. */
  readonly journeys: readonly JourneyChange[];
  readonly unchangedJourneys: number;
  /** Declarations that several journeys may see: repositories, personas, segments, channels, owners, touchpoints, the scale. */
  readonly shared: readonly ElementChange[];
  /** By file. */
  readonly evidence: readonly EvidenceChange[];
  readonly weakenings: readonly Weakening[];
  /** Figures below the anonymity limit are taken out, so that it may be passed on (method.md, 2.20); else it is confidential. */
  readonly disclosureControlled: boolean;
}
