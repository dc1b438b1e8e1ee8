/**
 * What customers do at the stages of journeys, in the words of the three languages: each line is one act or one thing, its words and
 * phrases separated by commas. Verbs stand in the infinitive, nouns in the singular; inflected forms are found by their stems. Lists
 * only what means the same for a journey (method.md, section 1): a customer whose next act differs is at another stage.
 */
import type { Language } from '@parcours/model';

/** Lines that begin with `name:` are referred to in code. */
export const ACT_SYNONYMS: Readonly<Record<Language, string>> = {
  en: `
    pay: pay, settle, payment, make a payment, settle the bill
    research: look for, search for, search, research, find out about, inform self, learn about, enquire about, inquire about, get information about, gather information, information gathering, hunt for, seek, look up, read up on, find information about, look into, ask about, collect information, shop around for
    buy, purchase, acquire, make a purchase
    choose, select, pick, opt for, decide on, make a choice, choice, selection, pick out, settle on
    compare, comparison, make a comparison, put side by side
    order, place an order, ordering
    book, reserve, booking, reservation, make a booking, make a reservation
    book an appointment, make an appointment, book a slot, book a time, arrange an appointment, schedule an appointment, set an appointment, set up an appointment, get an appointment, appointment booking, fix an appointment, appointment scheduling
    receive: receive, get, receipt, take delivery of, be given, obtain
    wait, await, wait for, waiting
    call, phone, ring, telephone, give a call, phone call, call up, ring up
    contact, get in touch with, reach out to
    talk to, speak to, speak with, talk with, chat with, discuss with, have a conversation with, conversation with
    visit, view, look at, see, viewing, have a look at, go and see, pay a visit to, inspect, tour, consult, consultation, notice, spot, go to, drive to, walk to, head to
    meet, meeting with, meet with, meeting
    start, begin, get started with, beginning
    finish, finalize, finalise, finalization
    track, follow, trace, keep track of
    check out, checkout, go to checkout, proceed to checkout, check-out
    evaluate, assess, evaluation, assessment
    update, edit, modify, amend
    consider, think about, consideration, reflect on, mull over, weigh up options
    need, require, have need of
    accept, agree to, acceptance
    reject, decline, refuse, turn down
    prepare, preparation, get ready for
    advice: be advised, am advised, advice, get advice, advise
    delivery: am delivered, delivery, deliver, get delivered, have delivered
    refund: am refunded, refund, get refunded, am reimbursed, reimbursement, money back, get money back
    approval: am approved, approval, approve
    arrive at, get to, reach, arrival at
    hesitate, doubt, hesitation
    understand, grasp, comprehend
    sign, conclude, signature, enter into, signing
    cancel, terminate, cancellation, termination, call off
    return, send back, give back, bring back, take back, hand back
    collect, pick up, fetch, pickup, collection, go and get
    register, sign up, enrol, enroll, registration, enrolment, sign self up, signup, register self
    log in, login, log on, sign in
    log out, logout, log off, sign out
    fill in, fill out, complete, fill, completion, enter, type in, give
    submit, hand in, send in, turn in, submission, file, lodge
    report, declare, notify, inform, declaration, notification, make a report
    claim, make a claim, file a claim, submit a claim, lodge a claim, put in a claim
    try, test, try out, trial, give a try
    set up, configure, setup, configuration
    install, installation
    switch, change, swap
    repair, fix, mend, solve, resolve, resolution
    complain, make a complaint, complaint, file a complaint, lodge a complaint
    recommend, refer, recommendation, referral, tell friends about
    apply for, application for, submit an application for, put in an application for, make an application for, application
    renew, extend, renewal, extension, prolong
    unpack, unbox, unboxing
    discover, come across, become aware of, awareness of, hear about, discovery
    ask for, request, ask
    decide, make a decision, decision, take a decision, make up mind
    create, set up an account, open an account, account creation, account opening, create an account
    confirm, confirmation
    check, verify, make sure of, verification
    negotiate, haggle over, bargain over, negotiation
    discuss, talk over, discussion
    rate, review, leave a review of, write a review of, give feedback on, give feedback about
    browse, look around, look round, browse through
    leave, depart from, departure from
    go home, return home
    fly, take the plane, flight
    invite, invitation
    explain, describe, present, explanation, description
    pack, packing
    unsubscribe, unsubscription
    subscribe, subscription, take out a subscription, take out
    learn, get to know
    attend, take part in, participate in
    send, mail, post
    transfer, remit
    use, usage
    move, move house, house move, relocate, relocation
    car, vehicle, automobile
    colleague, coworker, co-worker, team, teammate
    parcel, package
    doctor, physician, gp
    apartment, flat
    adviser, advisor, consultant, agent, representative, rep, salesperson, sales assistant, clerk
    product, item, article
    email, e-mail
    website, site, web site, web page
    online, on the web, on the internet, on the website, on the site
    by phone, by telephone, on the phone, over the phone
    problem, issue
    answer, reply, response
    friend, relative, acquaintance
    advert, ad, advertisement
    document, paper, file
    provider, supplier, vendor
    courier, delivery man, delivery driver
    technician, engineer
    contract, agreement
    invoice, bill
    shop, store
    quote, quotation, estimate
    loan, credit
    trip, journey
    holiday, vacation
    helpdesk, help desk, customer service, customer support, support, hotline
    cellphone, mobile phone, mobile, smartphone
    house, home
    damage, loss
    policy, insurance policy
    prescription, script
    lease, rental agreement, tenancy agreement
  `,
  fr: `
    pay: payer, régler, paiement, règlement, effectuer le paiement, procéder au paiement, acquitter, m'acquitter, passer à la caisse, passage en caisse
    research: rechercher, chercher, recherche, se renseigner, renseignement, s'informer, faire des recherches, m'enquérir, recherche d'information, se documenter, prendre des renseignements, se renseigner sur, s'informer sur, rechercher des informations, chercher des informations, se documenter sur, être à la recherche de, prospecter
    acheter, achat, faire l'achat, acquérir, acquisition, faire l'acquisition, effectuer l'achat
    choisir, sélectionner, choix, sélection, opter pour, faire le choix, retenir, arrêter le choix, jeter le dévolu sur
    comparer, comparaison, mettre en concurrence, faire une comparaison, comparatif
    commander, passer commande, commande, passer une commande
    réserver, réservation, retenir, faire une réservation, effectuer une réservation
    prendre rendez-vous, prise de rendez-vous, fixer un rendez-vous, réserver un rendez-vous, prendre un rendez-vous, convenir d'un rendez-vous, obtenir un rendez-vous
    receive: recevoir, réception, réceptionner, obtenir
    attendre, patienter, attente, attendre pour, patienter avant, patienter jusqu'à, patienter pour, être en attente de
    appeler, téléphoner à, téléphoner, appel, passer un appel, passer un coup de fil à, contacter par téléphone, joindre par téléphone, appel à
    contacter, prendre contact avec, entrer en contact avec, prise de contact avec, joindre, me mettre en relation avec
    parler à, parler avec, discuter avec, échanger avec, échange avec, s'entretenir avec, entretien avec
    visiter, visite, voir, consulter, consultation, aller voir, faire la visite, faire une visite, rendre visite à, remarquer, apercevoir, aller à, aller au, aller en, aller chez, vais au, vais en, vais à, vais chez, se rendre à, se rendre en, se rendre au, se rendre chez, se rends au, se rends en, se rends à
    rencontrer, rencontre, rencontre avec
    commencer, démarrer, débuter, début, démarrage
    finaliser, terminer, finalisation, finir
    mettre à jour, mise à jour, modifier, actualiser, modification, actualisation, mets à jour
    réfléchir, réflexion, considérer, considération, peser, réfléchir à, réfléchis
    avoir besoin de, besoin, ai besoin de
    accepter, acceptation
    refuser, rejeter, refus, décliner
    préparer, préparation
    conseil: se faire conseiller, conseil, être conseillé, se fais conseiller, suis conseillé
    livraison: se faire livrer, livraison, être livré, se fais livrer, suis livré, livrer
    remboursement: être remboursé, remboursement, se faire rembourser, suis remboursé, se fais rembourser, rembourser
    résoudre, résolution, solutionner, résous
    hésiter, hésitation, douter, doute
    comprendre, compréhension
    signer, signature, conclure, parapher
    annuler, annulation, résilier, résiliation, mettre fin à, mettre un terme à, rompre
    retourner, renvoyer, retour, rendre, renvoi, ramener, faire un retour, rapporter
    récupérer, récupération, venir chercher, aller chercher, retirer, retrait, enlever, aller prendre
    s'inscrire, inscription, s'enregistrer, créer un compte, création de compte, ouvrir un compte, ouverture de compte
    se connecter, connexion, s'identifier, identification, se loguer
    se déconnecter, déconnexion
    remplir, compléter, remplissage, renseigner
    déposer, dépôt, soumettre, soumission
    déclarer, déclaration, signaler, signalement, notifier
    essayer, tester, essai, test, expérimenter, faire un essai, faire l'essai
    installer, installation, mettre en service, mise en service, mise en place, mettre en place
    configurer, configuration, paramétrer, paramétrage
    changer, changement, changer de, changement de
    réparer, réparation, remettre en état
    suivre, suivi, suivi de
    réclamer, réclamation, se plaindre, se plains, faire une réclamation, déposer une réclamation, plainte
    recommander, recommandation, conseiller à mes amis, parler autour
    demander, demande, solliciter, faire la demande, faire une demande, sollicitation
    renouveler, renouvellement, reconduire, reconduction, prolonger
    déballer, déballage, ouvrir le colis
    découvrir, découverte, tomber sur, entendre parler de
    décider, décision, prendre une décision, se décider, prise de décision, prendre la décision
    souscrire, souscription, souscrire à, faire une souscription
    s'abonner, abonnement, souscrire un abonnement, prendre un abonnement, s'abonner à
    se désabonner, désabonnement
    se désinscrire, désinscription
    confirmer, confirmation, valider, validation
    vérifier, vérification, contrôler, contrôle
    négocier, négociation, marchander, négocier avec
    évaluer, évaluation, noter, donner un avis, laisser un avis, donner l'avis sur, laisser l'avis sur
    transmettre, envoyer, envoi, transmission, adresser, expédier
    ouvrir, ouverture
    louer, location, prendre en location
    vendre, vente
    partir, départ
    arriver, arrivée
    emménager, emménagement, s'installer dans le logement
    déménager, déménagement
    expliquer, présenter, exposer, présentation, explication
    inviter, invitation
    utiliser, utilisation, se servir de, usage
    lire, lecture, parcourir, prendre connaissance de
    participer, participation
    voiture, véhicule, auto, automobile
    collègue, équipe
    colis, paquet
    médecin, docteur, praticien
    logement, habitation
    conseiller, conseillère, vendeur, commercial
    document, pièce, justificatif, papier
    problème, souci, incident
    site, site web, site internet
    en ligne, sur internet, sur le site, sur le web, sur le site web
    par téléphone, au téléphone
    publicité, pub, annonce publicitaire
    coordonnée, donnée personnelle
    ami, proche
    fournisseur, prestataire
    livreur, transporteur
    technicien, réparateur
    contrat, convention
    facture, note
    magasin, boutique
    prêt, crédit, emprunt
    voyage, séjour
    assistance, service client, support, hotline, service clients
    téléphone, mobile, smartphone, portable
    maison, pavillon
    sinistre, dommage, dégât
    bail, contrat de location
    article, produit
    ordonnance, prescription
  `,
  de: `
    pay: bezahlen, zahlen, bezahlung, zahlung, begleichen, zahlung leisten, begleichung
    research: suchen, suchen nach, suche, suche nach, sich informieren über, sich informieren, recherchieren, recherche, sich erkundigen nach, sich erkundigen über, sich erkundigen, informationssuche, informationen suchen, informationen sammeln, sich umsehen nach, ausschau halten nach, informationen einholen, recherchieren nach, recherche nach, sich schlaumachen über, auf der suche sein nach
    kaufen, kauf, erwerben, einkaufen, einkauf, käuflich erwerben, anschaffen, anschaffung
    wählen, auswählen, auswahl, aussuchen, wahl, eine wahl treffen, eine auswahl treffen, sich entscheiden für, entscheiden für
    vergleichen, vergleich, gegenüberstellen, einen vergleich machen, gegenüberstellung
    bestellen, bestellung, eine bestellung aufgeben, ordern, bestellung aufgeben, in auftrag geben
    buchen, reservieren, buchung, reservierung
    termin vereinbaren, termin ausmachen, termin buchen, terminvereinbarung, terminbuchung, terminabsprache, termin machen, termin absprechen, termin holen
    receive: erhalten, bekommen, empfangen, empfang, erhalt, kriegen, entgegennehmen, entgegennahme
    warten, warten auf, warten auf, abwarten
    anrufen, telefonieren mit, telefonieren, anruf, anruf bei, anrufen bei, anklingeln
    kontaktieren, kontakt aufnehmen mit, kontaktaufnahme, sich melden bei, in kontakt treten mit
    sprechen mit, reden mit, sich unterhalten mit, gespräch mit, ein gespräch führen mit, sich besprechen mit
    besichtigen, ansehen, besichtigung, anschauen, sich ansehen, sich anschauen, in augenschein nehmen
    gehen zum, besuch, besuchen, aufsuchen, gehen zur, gehen in, gehen zu, fahren zu, fahren zum, fahren zur, gehen ins
    treffen, treffen mit, sich treffen mit
    sehen, bemerken, wahrnehmen, sich ansehen
    beginnen, starten, anfangen, beginn, start
    aktualisieren, ändern, aktualisierung, änderung, anpassen
    überlegen, nachdenken über, erwägen, abwägen, überlegung, erwägung, abwägung, sich überlegen
    brauchen, benötigen, bedarf
    annehmen, akzeptieren, annahme, zustimmen
    ablehnen, ablehnung, zurückweisen
    vorbereiten, vorbereitung
    beratung: sich beraten lassen, beratung, beraten
    lieferung: liefern lassen, lieferung, liefern, sich liefern lassen, anlieferung
    erstattung: erstattung, erstatten, rückerstattung
    lösen, lösung, beheben, behebung
    sich identifizieren, identifikation, identifizierung, sich legitimieren, legitimation
    verfolgen, verfolgung, nachverfolgen, tracking
    lesen, durchlesen
    zögern, zweifeln
    verstehen, begreifen
    unterschreiben, unterzeichnen, unterschrift, unterzeichnung
    abschließen, abschluss, vertrag abschließen, vertragsabschluss, vertrag schließen
    kündigen, kündigung, stornieren, stornierung, storno, absagen
    zurückschicken, zurücksenden, retournieren, rücksendung, retoure, zurückgeben, rückgabe
    abholen, abholung, holen
    sich registrieren, registrierung, registrieren, sich anmelden, anmeldung, konto erstellen, konto anlegen, konto eröffnen, kontoeröffnung, kontoerstellung
    sich einloggen, einloggen, login
    sich abmelden, abmeldung, sich ausloggen, logout
    ausfüllen, ausfüllen
    einreichen, abgeben, einreichung, abgabe
    melden, meldung
    testen, ausprobieren, probieren, test, austesten, erproben
    einrichten, konfigurieren, einrichtung, konfiguration
    installieren, installation, in betrieb nehmen, inbetriebnahme
    wechseln, wechsel
    reparieren, reparatur, instand setzen, instandsetzung
    sich beschweren, beschwerde, reklamieren, reklamation, beschwerde einreichen
    weiterempfehlen, weiterempfehlung, empfehlen, empfehlung
    beantragen, antrag stellen, antrag stellen auf, beantragung, antragstellung, antrag auf
    verlängern, verlängerung, erneuern, erneuerung
    auspacken, auspacken
    entdecken, entdeckung, aufmerksam werden auf, stoßen auf
    anfordern, anfragen, anforderung, anfrage, erbitten, bitten um, fragen um, fragen nach
    sich entscheiden, entscheidung, entscheiden, eine entscheidung treffen
    vereinbaren, vereinbarung, ausmachen, absprechen
    bestätigen, bestätigung
    prüfen, überprüfen, prüfung, kontrollieren, kontrolle
    verhandeln, verhandlung, aushandeln
    bewerten, bewertung, beurteilen, bewertung abgeben, bewertung schreiben
    abonnieren, abonnement, abo abschließen
    mieten, anmieten, miete, anmietung
    umziehen, umzug
    einziehen, einzug
    ausziehen, auszug
    anreisen, anreise
    abreisen, abreise
    ablesen, ablesung
    hochladen, upload
    online, im internet, im netz, auf der webseite, auf der website, über das internet
    telefonisch, per telefon, am telefon
    webseite, website, internetseite, homepage
    werbung, anzeige
    freund, bekannte
    herunterladen, download, runterladen
    planen, planung
    erklären, beschreiben, schildern, erläutern
    einladen, einladung
    schicken, senden, versenden, verschicken, übermitteln, versand, zusenden
    nutzen, benutzen, verwenden, nutzung, benutzung, verwendung
    abfliegen, abflug
    auto, wagen, fahrzeug, pkw
    kollege, kollegin, team
    paket, päckchen, sendung
    arzt, ärztin, doktor
    berater, beraterin, verkäufer, verkäuferin
    unterlage, dokument, papier
    anbieter, lieferant, versorger
    zusteller, paketbote, bote
    techniker, monteur, handwerker
    laden, geschäft, filiale
    kredit, darlehen
    reise, urlaub
    hotline, kundenservice, kundendienst, support
    handy, smartphone, mobiltelefon
    schaden, schadensfall, schadenfall
    mietvertrag, mietvertrag
    ausweis, personalausweis
    flug, flugreise
    rezept, verordnung
    angebot, offerte
  `,
};

/** The offering of a market, and who offers it: what research is about, whatever the words. */
export const MARKET: Readonly<Record<Language, string>> = {
  en: `product, good, service, solution, offer, option, provider, brand, manufacturer, retailer, alternative, deal, company, market, offering,
    information, detail, dealer, seller, possibility, installer, insurer, operator, agency, landlord, competitor`,
  fr: `bien, produit, article, service, solution, offre, option, fournisseur, marque, fabricant, enseigne, distributeur, alternative, marché,
    information, info, acteur, possibilité, société, agence, assureur, opérateur, installateur, artisan, concurrent, bailleur`,
  de: `produkt, gut, ware, lösung, angebot, option, anbieter, marke, hersteller, händler, alternative, markt, information, infos,
    dienstleister, möglichkeit, artikel, unternehmen, makler, versicherer, betrieb, vermieter, wettbewerber`,
};

/** What customers look for: a search for one is part of finding out about its market. */
export const GOODS: Readonly<Record<Language, string>> = {
  en: `house, apartment, car, bicycle, bike, kitchen, sofa, furniture, phone, laptop, computer, loan, mortgage, insurance, policy, plan, tariff,
    contract, hotel, flight, trip, holiday, software, tool, machine, boiler, heating, room, property, account, card, school, course, gift`,
  fr: `maison, logement, appartement, voiture, vélo, cuisine, canapé, meuble, téléphone, ordinateur, prêt, assurance, forfait, tarif, contrat,
    hôtel, vol, voyage, logiciel, outil, machine, chaudière, chauffage, chambre, compte, carte, école, formation, cadeau, terrain, mutuelle`,
  de: `haus, wohnung, auto, fahrrad, küche, sofa, möbel, handy, laptop, computer, kredit, versicherung, tarif, vertrag, hotel, flug, reise,
    software, werkzeug, maschine, heizung, zimmer, immobilie, konto, karte, schule, kurs, geschenk, grundstück, finanzierung`,
};

/** The objects that an act implies: `I pay` is `I pay the bill`. */
export const IMPLIED_OBJECTS: Readonly<Record<Language, string>> = {
  en: 'pay: invoice, order, purchase\nunpack: parcel, order, box, goods\nsign: contract',
  fr: 'pay: facture, commande, achat, panier\ndéballer: colis, commande, carton\nsigner: contrat',
  de: 'pay: rechnung, bestellung, einkauf, kauf\nauspacken: paket, bestellung, karton\nunterschreiben: vertrag',
};
