"""Every model of the app; importing this registers them with Django."""

from .access_log import AccessLog
from .agreement import Agreement
from .alias import Alias
from .data_key import DataKey
from .desk_reading import DeskReading
from .entity import Entity, EntityRole
from .evidence import Evidence
from .proof_tries import ProofTries
from .proposal import Proposal
from .receipt import Receipt
from .self_description import DescribedAttribute, SelfDescription
from .shut_vault import ShutVault
from .source import Source, SourceParty, must_be_protected

__all__ = [
    "AccessLog",
    "Agreement",
    "Alias",
    "DataKey",
    "DescribedAttribute",
    "DeskReading",
    "Entity",
    "EntityRole",
    "Evidence",
    "ProofTries",
    "Proposal",
    "Receipt",
    "SelfDescription",
    "ShutVault",
    "Source",
    "SourceParty",
    "must_be_protected",
]
