"""A whole project of few records: all that a fresh clone has, so that every command line works in it."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

import copies
from sites import git, pages

RECORDS = 6
FILES = ("Makefile", "CITATION.cff", ".gitignore")
FOLDERS = ("deploy", "schemas", ".github")

PAGES = """
offline.md
| title: Take it offline
| summary: The whole site as one file for a computer without a connection, and a book.
| layout: offline

offline.fr.md
| title: Emporter le site
| summary: Tout le site en un fichier pour un ordinateur sans connexion, et un livre.

findings.md
| title: Findings
| summary: What the records show when they are counted, with a chart for each question.
| layout: findings

findings.fr.md
| title: Constats
| summary: Ce que montrent les fiches quand on les compte, avec un graphique par question.

matrix.md
| title: Who recognizes what
| summary: Practices and agencies in one table, in which each cell names a document.
| layout: matrix

matrix.fr.md
| title: Qui reconnaît quoi
| summary: Pratiques et organismes en un tableau, dont chaque case cite un document.

cards/card.md
| title: First contact
| summary: What to do and say in the first hour, on one folded sheet for the pocket.
| layout: field-card
| audiences: [police]
| moment: first-contact
| steps:
|   - {step}
|   - {step}
|   - {step}
|   - {step}
| ---
|
| ## Do
|
| - Go to a safe place.
|
| ## Say
|
| - My name is …
|
| ## Ask
|
| - Do you feel safe here?
|
| ## Do not
|
| - Promise nothing.

cards/card.fr.md
| title: Le premier contact
| summary: Que faire et que dire pendant la première heure, sur une feuille pliée pour la poche.
| ---
|
| ## Faire
|
| - Aller en lieu sûr.
|
| ## Dire
|
| - Je m’appelle…
|
| ## Demander
|
| - Vous sentez-vous en sécurité ici\u202f?
|
| ## Ne pas faire
|
| - Ne rien promettre.

situations/door.md
| title: Somebody is locked in
| summary: What to do when somebody may be locked in at a place of work.
| layout: situation
| audiences: [police]
| moment: first-contact
| steps: [{step}, editors]
| phrases: [she cannot go out]
| ---
|
| ## If there is danger now
|
| Call the emergency services.
|
| ## Three questions
|
| **Can the person leave?** No → open the door. Yes → ask in private.
|
| ## What to do
|
| 1. **Open the door.** Ask for the key.
| 2. **Ask for help.** Call a colleague.
|
| ## What never to do
|
| - Leave the person alone.
|
| ## Who else
|
| - A doctor.

situations/door.fr.md
| title: Quelqu’un est enfermé
| summary: Que faire quand quelqu’un est peut-être enfermé sur son lieu de travail.
| ---
|
| ## S’il y a un danger maintenant
|
| Appelez les secours.
|
| ## Trois questions
|
| **La personne peut-elle sortir ?** Non → ouvrez la porte. Oui → parlez-lui seul à seul.
|
| ## Que faire
|
| 1. **Ouvrir la porte.** Demandez la clé.
| 2. **Demander de l’aide.** Appelez un collègue.
|
| ## Ce qu’il ne faut jamais faire
|
| - Laisser la personne seule.
|
| ## Qui d’autre
|
| - Un médecin.

cards/index.md
| title: Cards
| summary: One sheet for each task, folded to a quarter, with what to do and what to say.
| layout: situations

cards/index.fr.md
| title: Fiches de poche
| summary: Une feuille par tâche, pliée en quatre, avec ce qu’il faut faire et ce qu’il faut dire.
"""


def write(root: Path) -> Path:
    """Write the project into a folder, with a history of two commits and a proposal on a branch."""
    copies.repository(root, RECORDS)
    _copy_files(root)
    _write_pages(root)
    use_environment(root)
    _commit(root)
    return root


def practices(root: Path) -> list[str]:
    """The names of the practices of a project that have a page in both languages."""
    translations = sorted((root / "docs" / "practices").glob("*.fr.md"))
    names = [file.name.removesuffix(".fr.md") for file in translations]
    return [name for name in names if name != "index"]


def _copy_files(root: Path) -> None:
    requirements = [file.name for file in copies.ROOT.glob("requirements*")]
    for name in (*FILES, *requirements):
        shutil.copy(copies.ROOT / name, root / name)
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(copies.ROOT / name, root / name, ignore=ignored)


def _write_pages(root: Path) -> None:
    """The pages of which packs and books are made; their lines rest on the first step of a practice."""
    text = PAGES.replace("{step}", f"{practices(root)[0]}/step-0")
    for path, page in pages(text).items():
        file = root / "docs" / path
        file.parent.mkdir(exist_ok=True)
        end = "" if "\n---\n" in page else "---\n"
        file.write_text(page + end, "utf-8")


def use_environment(root: Path) -> None:
    """Let a project use the environment of the tests, as one that is set up: nothing is installed."""
    folder = root / ".venv"
    folder.mkdir()
    for entry in Path(sys.prefix).iterdir():
        if entry.suffix != ".stamp":
            (folder / entry.name).symlink_to(entry)
    content = b"".join(file.read_bytes() for file in sorted(root.glob("requirements*")))
    for name in ("requirements", "requirements-dev"):
        stamp = hashlib.sha256(content).hexdigest()
        (folder / f"{name}.stamp").write_text(stamp, "utf-8")


def _commit(root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    propose(root)


def propose(root: Path) -> None:
    """Commit a change of a page, and propose another one on a branch."""
    first, second = practices(root)[:2]
    _add_sentence(root, first)
    git(root, "commit", "--quiet", "--all", "--message", "Change a page")
    git(root, "checkout", "--quiet", "-b", "proposal")
    _add_sentence(root, second)
    git(root, "commit", "--quiet", "--all", "--message", "Propose a change")
    git(root, "checkout", "--quiet", "main")


def _add_sentence(root: Path, name: str) -> None:
    file = root / "docs" / "practices" / f"{name}.md"
    text = file.read_text("utf-8").rstrip()
    file.write_text(f"{text} It is reviewed every year.\n", "utf-8")
