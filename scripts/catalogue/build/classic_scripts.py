"""Scripts for pages opened from a disk: a module, or a file that a script fetches, as a plain script that hands itself over.

Only the few forms of import and export that this site's own modules use are known; others are refused.
"""

import json
import re

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let|class)\*? (\w+))", re.MULTILINE)
EXPORTS = re.compile(r"\bexport\s*\{([^}]*)\};?")
DYNAMIC = re.compile(r"\bimport\(")
UNKNOWN = re.compile(r"^(?:import|export)\b|\bimport\.meta", re.MULTILINE)


class ModuleError(Exception):
    """A module in a form that is not known here."""


def as_script(path: str, source: str) -> str:
    """A module as a script; `path` is its place below the root of the pack."""
    names = [match.group(2) for match in EXPORT.finditer(source)]
    pairs = [f"{name}: {name}" for name in names]
    pairs += [_exported(part) for match in EXPORTS.finditer(source) for part in match.group(1).split(",")]
    body = IMPORT.sub(lambda match: f"const {{{match[1].replace(' as ', ': ')}}} = await imported({_quoted(match[2])});", source)
    body = DYNAMIC.sub("imported(", EXPORTS.sub("", EXPORT.sub(r"\1", body))).replace("import.meta.url", "here")
    if unknown := UNKNOWN.search(body):
        raise ModuleError(f"{path}: {unknown.group()} in a form that scripts/catalogue/build/classic_scripts.py does not know")
    return f"packed.module({_quoted(path)}, async (here, imported) => {{\n{body}\nreturn {{ {', '.join(pairs)} }};\n}});\n"


def as_text(path: str, text: str) -> str:
    """A text file as a script."""
    return f"packed.file({_quoted(path)}, {_quoted(text)});\n"


def _exported(part: str) -> str:
    inner, _, outer = part.strip().partition(" as ")
    return f"{outer or inner}: {inner}"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
