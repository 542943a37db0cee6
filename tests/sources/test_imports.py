"""What the layers cannot say: the cipher is for the vault and for the models that hold ciphertext, alone."""

import ast
from pathlib import Path

import sources

ROOT = Path(sources.__file__).parent
MAY_IMPORT_THE_CIPHER = {
    "models/access_log.py",
    "models/agreement.py",
    "models/evidence.py",
    "models/source.py",
}


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def modules():
    return [path for path in ROOT.rglob("*.py") if "migrations" not in path.parts]


def test_only_the_vault_and_the_models_with_ciphertext_import_the_cipher():
    importers = {
        path.relative_to(ROOT).as_posix()
        for path in modules()
        if any("cipher" in name.split(".") for name in imported_by(path))
    }

    assert {path for path in importers if not path.startswith("vault/")} == MAY_IMPORT_THE_CIPHER


def test_nothing_here_imports_or_names_what_lies_above():
    for path in modules():
        for name in imported_by(path):
            assert name.split(".")[0] not in ("articles", "newsroom"), path


def test_the_vault_never_asks_django_for_a_permission():
    for path in (ROOT / "vault").glob("*.py"):
        attributes = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
        assert not attributes & {"has_perm", "has_perms", "is_superuser", "has_module_perms"}, path


def test_a_secret_is_revealed_nowhere_in_this_package():
    for path in modules():
        calls = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
        assert "reveal" not in calls, path
