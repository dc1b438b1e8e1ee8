/** Repositories for the tests. */
import type { Named, Repository } from '@parcours/model';
import type { Guide } from '../src/index.ts';

export const named = (name: string, label: string | null = null): Named => ({ id: name, name, label });

/** `repository({ compare: { price: ['Shown', 'Hidden'] } })`; scores fall from +1. */
export function repository(stages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): Repository {
  return {
    ...named('optimal', 'Référentiel d’expérience optimale'),
    stages: Object.entries(stages).map(([stage, actions]) => ({
      ...named(stage, `Je ${stage}`),
      actions: Object.entries(actions).map(([action, responses]) => ({
        ...named(action, `Je cherche ${action}`),
        kano: 'performance',
        channels: [],
        responses: responses.map((response, at) => ({ ...named(`response${at}`, response), score: 1 - at })),
      })),
    })),
  };
}

export const guide = (more: Partial<Guide> = {}): Guide => ({
  repository: repository({
    compare: { price: ['Affiché', 'Introuvable'], save: ['Repris', 'Perdu'] },
    advice: { wait: ['Court', 'Long'] },
  }),
  channels: [],
  language: 'fr',
  visits: 2,
  ...more,
});
