/** What the panel changes of a stage: an attribute of its text. */
export const EDITABLE_ATTRIBUTES = ['target', 'importance', 'volume'] as const;
export type EditableAttribute = (typeof EDITABLE_ATTRIBUTES)[number];

/** What text and panel show each other: by name, else label. */
export interface PanelElement {
  readonly kind: (typeof PANEL_ELEMENT_KINDS)[number];
  /** Of the journey that has the element; null where several may. */
  readonly journey: string | null;
  readonly name: string;
}

export const PANEL_ELEMENT_KINDS = ['journey', 'stage', 'initiative', 'study'] as const;
