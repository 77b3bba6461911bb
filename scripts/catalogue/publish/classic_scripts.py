"""Scripts for pages opened from a disk: a module, or a fetched file, as a plain script that registers itself.

Only the few forms of import and export that the modules of this site use are supported; others are refused.
"""

import json
import re

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let|class)\*? (\w+))", re.MULTILINE)
EXPORTS = re.compile(r"\bexport\s*\{([^}]*)\};?")
DYNAMIC = re.compile(r"\bimport\(")
UNKNOWN = re.compile(r"^(?:import|export)\b|\bimport\.meta", re.MULTILINE)


class ModuleError(Exception):
    """A module in a form that is not supported."""


def as_script(path: str, source: str) -> str:
    """A module as a script; `path` is its place below the root of the pack."""
    parts = [match[2] for match in EXPORT.finditer(source)]
    parts += [part.strip() for match in EXPORTS.finditer(source) for part in match[1].split(",")]
    pairs = [(part.partition(" as ")[0], part.rpartition(" as ")[2]) for part in parts]
    exports = ", ".join(f"{outer}: {inner}" for inner, outer in pairs)
    body = IMPORT.sub(
        lambda match: (
            f"const {{{match[1].replace(' as ', ': ')}}} = await imported({_quoted(match[2])});"
        ),
        source,
    )
    body = DYNAMIC.sub("imported(", EXPORTS.sub("", EXPORT.sub(r"\1", body))).replace(
        "import.meta.url", "here"
    )
    if unknown := UNKNOWN.search(body):
        raise ModuleError(
            f"{path}: {unknown.group()} in a form that "
            "scripts/catalogue/publish/classic_scripts.py does not know"
        )
    start = f"packed.module({_quoted(path)}, async (here, imported) => {{\n"
    return f"{start}{body}\nreturn {{ {exports} }};\n}});\n"


def as_text(path: str, text: str) -> str:
    """A text file as a script."""
    return f"packed.file({_quoted(path)}, {_quoted(text)});\n"


def _quoted(words: str) -> str:
    return (
        json.dumps(words, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
