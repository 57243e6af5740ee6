"""Models of the first floor."""

from .antennas import AntennaNeed, AntennaPage, AntennaPartner, AntennaStage, AntennaTraining, Network
from .calls import CallKind, CallPage, Support
from .consortia import ProjectPartner, ProjectPlace, ProjectSector
from .figures import KeyFigure, Measure
from .indexes import (
    AntennaIndexPage,
    CallIndexPage,
    OrganisationIndexPage,
    ProgrammeIndexPage,
    ProjectFolderPage,
    ProjectIndexPage,
    SectorIndexPage,
    TerritoryIndexPage,
)
from .organisations import Organisation, OrganisationFigure, OrganisationKind
from .programmes import Criterion, ProgrammeAxis, ProgrammeLabel, ProgrammePage, ProgrammeRole
from .projects import Audience, Modality, ProjectKind, ProjectPage
from .seasons import CallArea, CallOperator, Season
from .sectors import Family, Sector
from .terms import Term

__all__ = [
    "AntennaIndexPage",
    "AntennaNeed",
    "AntennaPage",
    "AntennaPartner",
    "AntennaStage",
    "AntennaTraining",
    "Audience",
    "CallArea",
    "CallIndexPage",
    "CallKind",
    "CallOperator",
    "CallPage",
    "Criterion",
    "Family",
    "KeyFigure",
    "Measure",
    "Modality",
    "Network",
    "Organisation",
    "OrganisationFigure",
    "OrganisationIndexPage",
    "OrganisationKind",
    "ProgrammeAxis",
    "ProgrammeIndexPage",
    "ProgrammeLabel",
    "ProgrammePage",
    "ProgrammeRole",
    "ProjectFolderPage",
    "ProjectIndexPage",
    "ProjectKind",
    "ProjectPage",
    "ProjectPartner",
    "ProjectPlace",
    "ProjectSector",
    "Season",
    "Sector",
    "SectorIndexPage",
    "Support",
    "Term",
    "TerritoryIndexPage",
]
