"""Names and figures of the founding documents and of the pages behind them, one a line, each to be read on the site."""

NAMES = """
# 1. Programmes, plans and calls
France 2030
Compétences et métiers d’avenir
AMI CMA
Saison 1
Saison 2
DEFFINUM
Dispositifs France formation innovante numérique
ATCF
Accélérer la transformation de la carte des formations des lycées professionnels
stratégie de réindustrialisation
11 mai 2023
Territoires d’industrie
TI
AMI « Écoles de production »
Premier appel de Territoires d’industrie
Territoires d’industrie 4.0 : anticiper les compétences de demain
Deuxième appel de Territoires d’industrie
Au cœur des territoires
janvier 2019
Premier AMI « Au cœur des territoires »
Deuxième AMI « Au cœur des territoires »
Action cœur de ville
ACV
Territoires d’innovation
Villages de l’Afpa
Villages Afpa
Fonds d’accélération des investissements industriels dans les territoires
Campus des métiers et des qualifications
CMQ
Automobile et mobilités du futur
Automobiles et mobilités du futur
cité éducative
Petite Hollande
labellisée en 2019
e-PERI&SCHOOL
l’Usinerie
Plan d’investissement dans les compétences
PIC
Pactes régionaux d’investissement dans les compétences
2019-2022
PRIC
plans régionaux
Transitions collectives
Pacte Reconversion
Service public de l’insertion et de l’emploi
SPIE
PLIE
plan local pour l’insertion et l’emploi
plan de relance
France Relance
CPF
compte personnel de formation
liberté de choisir son avenir professionnel
GPEC
gestion prévisionnelle des emplois et des compétences
# 2. Bodies and people
Secrétariat général pour l’investissement
SGPI
SPGI
ANR
CDC
Caisse des Dépôts
Banque des Territoires
ministère du Travail et de l’Emploi
Ministère de l’Éducation nationale
Ministère de l’Enseignement supérieur et de la Recherche
Ministère de l’Économie
Ministère de l’Agriculture
de la Transition écologique, ou de l’Environnement
ANCT
services déconcentrés
Pôle emploi
CIO
Cnam
Cnam Bourgogne-Franche-Comté
Afpa
AgroParisTech
Saclay
Cesi
Ensam
Arts et Métiers
CEA
universités
UTBM
FEMTO-ST
IFMS
CFA
Greta Haute-Saône-Nord Franche-Comté
Lycée des Huisselets
Lycée Nelson-Mandela
Lycée Germaine-Tillion
Mission locale IDEIS
OPCO 2i
UIMM
GIFAS
OCAPIAT
Verkor
Stellantis
Sochaux
Faurecia
Flex’N’Gate
Adecco
Mattern Lab
Pays de Montbéliard Agglomération
Ville de Montbéliard
Grand Belfort
trois communautés de communes
Nord-Franche-Comté
bassin Belfort-Montbéliard-Héricourt
Chalon-sur-Saône (71)
Nanterre (92)
Bordeaux
Astrid Panosyan-Bouvet, ministre du Travail et de l’Emploi
Anne Genetet, ministre de l’Éducation nationale
Patrick Hetzel, ministre de l’Enseignement supérieur et de la Recherche
Stéphanie Lagalle-Baranes, directrice générale d’OPCO 2i
Roland Lescure, ministre délégué chargé de l’Industrie
Christophe Decreuse, directeur régional du Cnam Bourgogne-Franche-Comté
Xavier Château, directeur général adjoint d’Arts et Métiers
# 3. Projects and antenna
CO2i
16 M€ de subvention
culture de la décarbonation
École de la batterie (EDLB)
19 M€
13 M€
pôle de formation aux batteries d’envergure européenne
My Job Glasses
Premier lauréat de la saison 2
4,5 M€
2 000 ambassadeurs
jeunes, des femmes et le grand public
Big Data Chalon
big data et intelligence artificielle
calcul scientifique
réalité mixte
POIRE-FR
Plateforme ouverte et industrielle de réalité étendue pour la formation et le rayonnement
maintenance, BIM, QHSE, conception et fabrication additive
Plateforme d’assemblage-désassemblage reconfigurable
jumeau numérique réduit
1 400 apprenants
septembre 2023
Forte dynamique partenariale
Diversité des établissements de formation
Horizon 2021-2022
accueil, d’orientation, d’information et d’accompagnement (AIOA)
modules à distance
Horizon 2023-2024
ex-polyclinique des Portes du Jura
environ 10 000 m²
786 000 €
d’ici fin 2021
étude opérationnelle en 2022
L’équilibre doit être atteint peu à peu
retour à l’emploi et reconversion
bac+1
hybrides, en apprentissage ou en alternance
plateforme pédagogique des savoir-faire
réservoirs à hydrogène
usine H2
Métiers du luxe
Licence professionnelle industrie du cuir et de la mode
Licence professionnelle plasturgie
Diplôme de comptabilité et gestion
bac+5
Apprentissage aux métiers de l’industrie 4.0
# 4. Figures
400 000 personnes
1 000 000 diplômés
2 Md€
décembre 2021 à mars 2023
59 diagnostics
119 formations
plus de 3 millions
un tiers
près de 800 M€
plus de 1,13 Md€
182 projets
63 projets
18 projets
17 régions
26 novembre 2024
27 novembre 2024
160 lauréats
40 lauréats
5 lauréats
550 000 emplois
60 000 emplois
26 novembre 2021
mars 2022
59 dossiers
41 projets
8 juillet 2022
12 régions
douze régions de métropole et deux territoires d’outre-mer
10 M€
39 projets
doublement visé à la rentrée 2023
75 centres
plus de 75
170 projets
11 villes
100 antennes
30 %
18 %
13 %
59 000 emplois
2 900 entreprises
34 %
un tiers seulement des jeunes diplômés
3 770 étudiants
142 écoles
19 actions
Sept propositions
11 juin 2021
formations courtes après le bac
boot-camp
hubs de compétences
tiers-lieux
intercommunalités
bassin de vie
abondement
chaires territoriales
depuis sept ans
conventionner partout avec les départements
outil de données
un million de demandeurs d’emploi peu ou pas qualifiés
un million de jeunes
sans couture
sourcing
remobilisation
entraide entre pairs
micro-activités solvables
badges numériques ouverts
employeurs inclusifs
5 ans
15 Md€
3,2 Mo
amorçage en 2018
# 5. Figures that disagree, dates of roles and labels
34 projets
20 projets
14 projets
23 novembre 2021
Institut Diderot
178
245
263
180 projets
62 projets
234 projets
1,3 Md€
650 000 apprenants
34 000 places
66 projets
93 dossiers
23 diagnostics
3,4 M€
50 000 à 200 000 €
43 dispositifs
300,6 M€
vingt lauréats
8 septembre 2021
dix régions
55 villes
85 dossiers
26 septembre 2019
148 territoires
149 territoires
183 territoires
630 EPCI
novembre 2023
région du chef de file
# 6. Names of stored pages
sup.cotesdarmor.fr
Carcassonne Agglo
Carpentras
Creil
Dole
Dracénie Provence Verdon
Draguignan
Guingamp
Compiègne et Basse Automne
Bergerac
communauté d’agglomération bergeracoise
Martigues
Vallauris Golfe-Juan
École de production de Dunkerque
École de production Béthune-Bruay
métropole Havraise Chaudronnerie
Vire Textile
École de production de Flers
École de production de Saint-Malo
École de production de Quimper
École de production du Mans
École de production de Châteaubriant
École de production de Saint-Nazaire
École de production de Bressuire
Cognac Chaudronnerie
École de production de Lanne – Tarbes
Pays de Thiérache
École de production de Château-Thierry
École de production de Vitry-le-François
Avon
École de production de Remiremont
Chaumont Usinage
Belfort Usinage
École de production de Moulins-Engilbert
École de production Saint-Éloi
joaillerie
Rumilly Usinage
campus de Metz
actuia.com
Training center de Villaroche
mesinfos.fr
"""
