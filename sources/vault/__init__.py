"""The one door to protected sources. Permission is the known-to list of each source, and what the source desk decided.

No function here asks `has_perm` or `is_superuser`. A confidential part is opened only after a row in the access log has
been committed, and comes back as a `Secret`.
"""

from .agreements import change_promise, promise, read_internal_reason, told_in_person
from .code_names import random_code_name
from .desk_reading import desk_reading, stop_desk_reading
from .destruction import destroy, may_destroy
from .evidence import add_evidence, fingerprint, read_evidence
from .evidence_files import OpenedFile, SealedWriter, open_evidence_file
from .holdings import Holding, holdings
from .identities import create_protected, read, write
from .keys import rotate
from .leaving import leave_source_desk, may_leave_source_desk
from .name_check import NameLook, look_for_names
from .parties import (
    SOURCE_DESK,
    add_party,
    is_party,
    is_source_desk,
    is_standards_editor,
    keepers,
    leave,
    may_attach,
    may_list,
    may_open,
    visible_to,
)
from .proofs import is_fresh, prove
from .proposals import (
    admit_by_command,
    carry_out,
    decline,
    find_proposal,
    is_orphaned,
    may_carry_out,
    proposals_for,
    propose_admission,
    propose_desk_reading,
    propose_destruction,
    propose_taking_over,
)
from .protecting import Emptied, close_after_protecting, discard_files, seal_open_source
from .readings import Reading, readings_of
from .rekeying import rekey
from .scrubbing import scrub
from .shutting import is_shut, own_password_change, reopen, reopen_by_command, shut_after_reset, shut_vaults

__all__ = [
    "SOURCE_DESK",
    "Emptied",
    "Holding",
    "NameLook",
    "OpenedFile",
    "Reading",
    "SealedWriter",
    "add_evidence",
    "add_party",
    "admit_by_command",
    "carry_out",
    "change_promise",
    "close_after_protecting",
    "create_protected",
    "decline",
    "desk_reading",
    "destroy",
    "discard_files",
    "find_proposal",
    "fingerprint",
    "holdings",
    "is_fresh",
    "is_orphaned",
    "is_party",
    "is_shut",
    "is_source_desk",
    "is_standards_editor",
    "keepers",
    "leave",
    "leave_source_desk",
    "look_for_names",
    "may_attach",
    "may_carry_out",
    "may_destroy",
    "may_leave_source_desk",
    "may_list",
    "may_open",
    "open_evidence_file",
    "own_password_change",
    "promise",
    "proposals_for",
    "propose_admission",
    "propose_desk_reading",
    "propose_destruction",
    "propose_taking_over",
    "prove",
    "random_code_name",
    "read",
    "read_evidence",
    "read_internal_reason",
    "readings_of",
    "rekey",
    "reopen",
    "reopen_by_command",
    "rotate",
    "scrub",
    "seal_open_source",
    "shut_after_reset",
    "shut_vaults",
    "stop_desk_reading",
    "told_in_person",
    "visible_to",
    "write",
]
