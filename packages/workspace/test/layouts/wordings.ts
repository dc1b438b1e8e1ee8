/** Answers of respondents, in three languages. */
import { open } from './layout.ts';

export const SATISFIED = {
  en5: ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'],
  fr5: ['Très insatisfait', 'Insatisfait', 'Ni satisfait ni insatisfait', 'Satisfait', 'Très satisfait'],
  fr4: ['Pas du tout satisfait', 'Plutôt pas satisfait', 'Plutôt satisfait', 'Tout à fait satisfait'],
  de5: ['Sehr unzufrieden', 'Eher unzufrieden', 'Teils/teils', 'Eher zufrieden', 'Sehr zufrieden'],
  de4: ['überhaupt nicht zufrieden', 'eher nicht zufrieden', 'eher zufrieden', 'sehr zufrieden'],
  enAgree: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
  frAgree: ['Pas du tout d’accord', 'Plutôt pas d’accord', 'Plutôt d’accord', 'Tout à fait d’accord'],
  deAgree: ['Stimme überhaupt nicht zu', 'Stimme eher nicht zu', 'Teils/teils', 'Stimme eher zu', 'Stimme voll und ganz zu'],
} as const;

export const EN_OPEN = open(
  'The parcel came two days late and nobody told me.',
  'Everything went smoothly, thank you very much!',
  'The site is slow on my phone.',
  'I had to call three times before someone could help.',
  'More choice of delivery times would be nice',
);
export const FR_OPEN = open(
  'Le délai annoncé n’a pas été respecté.',
  'Très bon accueil, personnel à l’écoute',
  'J’ai dû rappeler trois fois avant d’avoir une réponse.',
  'Rien à redire, tout était parfait !',
  'Trop de papiers à remplir',
);
export const DE_OPEN = open(
  'Die Lieferung kam zwei Tage zu spät.',
  'Alles bestens, sehr freundliche Mitarbeiter!',
  'Ich musste dreimal anrufen, bis mir jemand helfen konnte.',
  'Die Wartezeit war leider viel zu lang',
  'Mehr Auswahl beim Frühstück wäre schön',
);
