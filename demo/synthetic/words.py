"""Words that French names of projects and organisations are made of; none of them exists."""

COINED = (
    ("Nova", "Form", "Alt", "Tech", "Avenir", "Hexa", "Campu", "Métis", "Oriz", "Pass", "Éco", "Sym", "Tram", "Vect"),
    ("alis", "ia", "éo", "op", "um", "inov", "axis", "émia", "ance", "etis", "orel", "io", "adis", "oria"),
)
NOUNS = (
    "école",
    "campus",
    "plateforme de formation",
    "plateau technique",
    "parcours d’apprentissage",
    "académie",
    "passerelle",
    "réseau d’ateliers",
    "chantier-école",
    "diagnostic des métiers",
    "centre de ressources",
    "dispositif d’orientation",
)
AIMS = (
    "Former",
    "Accompagner",
    "Qualifier",
    "Orienter",
    "Reconvertir",
    "Sensibiliser",
)
PEOPLE = (
    "techniciens",
    "apprentis",
    "salariés en reconversion",
    "demandeurs d’emploi",
    "ingénieurs",
    "lycéens",
    "formateurs",
    "étudiants",
)
MEANS = (
    "un jumeau numérique et des travaux pratiques",
    "des modules courts suivis à distance",
    "un plateau partagé avec les entreprises",
    "des stages dès la première année",
    "une classe mobile qui va de ville en ville",
    "des certificats reconnus par la branche",
)
STORIES = (
    "Le consortium réunit {count} établissements et autant d’entreprises.",
    "La première promotion compte {count} personnes.",
    "Les cours alternent avec des périodes en entreprise.",
    "Un comité de pilotage se réunit chaque trimestre.",
    "Les contenus sont ouverts aux autres organismes de la région.",
    "Le projet s’appuie sur une étude des besoins menée auprès de {count} employeurs.",
    "Un tiers des places est réservé aux demandeurs d’emploi.",
    "Les équipements servent aussi à la formation continue.",
)
HOLDERS = (
    "Université de {place}",
    "Lycée {patron} de {place}",
    "CFA {patron} – {place}",
    "Institut {patron}",
    "Pôle {coined}",
    "Greta de {place}",
    "Association {coined} {place}",
    "{coined} Industries",
    "École d’ingénieurs {patron}",
    "Communauté d’agglomération de {place}",
)
PATRONS = (
    "Jeanne-Delorme",
    "Paul-Verdier",
    "Lucie-Armand",
    "Étienne-Rossignol",
    "Camille-Bastide",
    "Henri-Laforge",
    "Suzanne-Maréchal",
    "Émile-Fontanel",
    "Odette-Garrigue",
    "Louis-Chastagnier",
    "Berthe-Aubrac",
    "Marcel-Deschamps",
)
