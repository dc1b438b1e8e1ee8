/** The journeys that the layouts are linked to, in three languages. */
export const JOURNEYS: Readonly<Record<string, string>> = {
  shop: `channel web "Web site"
channel app "Mobile app"
channel store "Store"
channel phone "Telephone"
segment new "New customers"
segment loyal "Loyal customers"
journey shop "I buy online" {
  kpi nps "Recommendation" target +40
  kpi csat "Satisfaction" boxes 4..5
  kpi ces "Effort"
  kpi rate as solved "Problem solved"
  stage search "I look for a product"
  stage order "I order"
  stage pay "I pay"
  stage delivery "I receive my parcel"
  stage returns "I return an item"
}
`,
  bank: `channel branch "Branch"
channel online "Online banking"
channel phone "Phone"
segment private "Private customers"
segment business "Business customers"
journey bank "I open an account" {
  kpi nps "Likelihood to recommend" target +30
  kpi csat "Overall satisfaction" boxes 4..5
  stage appointment "I book an appointment"
  stage advice "I get advice"
  stage signing "I sign the contract"
  stage card "I receive my card"
}
`,
  sav: `channel web "Site web"
channel tel "Téléphone"
channel magasin "Magasin"
segment pro "Professionnels"
segment part "Particuliers"
journey sav "Je fais réparer mon appareil" {
  kpi nps "Recommandation" target +20
  kpi csat "Satisfaction globale" boxes 4..5
  kpi ces "Effort"
  stage declarer "Je déclare la panne"
  stage suivre "Je suis mon dossier"
  stage reparer "Mon appareil est réparé"
  stage recuperer "Je récupère mon appareil"
}
`,
  agence: `channel agence "Agence"
channel appli "Application mobile"
segment jeunes "Jeunes actifs"
segment seniors "Seniors"
journey agence "Je souscris une assurance" {
  kpi nps "NPS" target +20
  kpi csat "Satisfaction" boxes 4..5
  stage accueil "Je suis accueilli"
  stage conseil "Je reçois un conseil"
  stage devis "Je compare les devis"
  stage souscription "Je souscris"
}
`,
  telko: `channel web "Website"
channel hotline "Hotline"
channel shop "Shop"
segment privat "Privatkunden"
segment firmen "Geschäftskunden"
journey telko "Ich wechsle den Anbieter" {
  kpi nps "Weiterempfehlung" target +10
  kpi csat "Zufriedenheit" boxes 4..5
  kpi ces "Aufwand"
  stage beratung "Ich lasse mich beraten"
  stage bestellung "Ich bestelle"
  stage lieferung "Ich erhalte das Gerät"
  stage einrichtung "Ich richte den Anschluss ein"
  stage rechnung "Ich bezahle die Rechnung"
}
`,
  hotel: `channel web "Website"
channel rezeption "Rezeption"
segment urlaub "Urlaubsgäste"
segment dienst "Geschäftsreisende"
journey hotel "Ich übernachte im Hotel" {
  kpi nps "NPS" target +10
  kpi csat "Gesamtzufriedenheit" boxes 4..5
  stage buchung "Ich buche"
  stage anreise "Ich reise an"
  stage zimmer "Ich beziehe mein Zimmer"
  stage fruehstueck "Ich frühstücke"
  stage abreise "Ich reise ab"
}
`,
  visites: `channel agence "Agence"
repository ideal "Visite idéale" {
  stage accueil "Accueil" {
    action attente "J’attends" basic {
      response court "Moins de 5 minutes" +2
      response long "Plus de 15 minutes" -2
    }
    action sourire "On me salue" delight {
      response oui "Avec le sourire" +1
      response non "Sans un mot" -1
    }
  }
}
journey visites "Je visite une agence" uses ideal {
  stage accueil "Je suis accueilli"
}
`,
};
