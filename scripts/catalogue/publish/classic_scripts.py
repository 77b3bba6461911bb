"""Scripts for pages opened from a disk: a module, or a file that a script fetches, as a plain script.

Only the few forms of import and export that the modules of this site use are supported; others are refused.
These forms stand at the beginning of a line, where regular expressions find them: nothing else changes,
and a parser of JavaScript would be one more dependency for these five.
"""

import json
import re

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let|class)\*? (\w+))", re.MULTILINE)
EXPORTS = re.compile(r"\bexport\s*\{([^}]*)\};?")
DYNAMIC = re.compile(r"\bimport\(")
UNKNOWN = re.compile(r"^(?:import|export)\b|\bimport\.meta", re.MULTILINE)

SCRIPT = """\
packed.module({path}, async (here, imported) => {{
{body}
return {{ {exports} }};
}});
"""
"""A module as a plain script, which the loader of a pack (scripts/pack.js) runs when something imports it."""


class ModuleError(Exception):
    """A module in a form that is not supported."""


def as_script(path: str, source: str) -> str:
    """A module as a script; `path` is its place in the pack. A ModuleError for a form that is not known."""
    body = IMPORT.sub(_import, source)
    body = EXPORT.sub(r"\1", body)
    body = EXPORTS.sub("", body)
    body = DYNAMIC.sub("imported(", body)
    body = body.replace("import.meta.url", "here")
    if unknown := UNKNOWN.search(body):
        raise ModuleError(f"{path}: {unknown.group()} in a form that {__name__} does not know")
    exports = ", ".join(f"{outer}: {inner}" for inner, outer in _exported(source))
    return SCRIPT.format(path=_quoted(path), body=body, exports=exports)


def as_text(path: str, text: str) -> str:
    """A text file as a script."""
    return f"packed.file({_quoted(path)}, {_quoted(text)});\n"


def _import(match: re.Match[str]) -> str:
    """An import of names as a constant that the loader fills."""
    names = match[1].replace(" as ", ": ")
    return f"const {{{names}}} = await imported({_quoted(match[2])});"


def _exported(source: str) -> list[tuple[str, str]]:
    """Each exported name, in the module and outside."""
    pairs = [(match[2], match[2]) for match in EXPORT.finditer(source)]
    for match in EXPORTS.finditer(source):
        for part in match[1].split(","):
            inner, _, outer = part.strip().partition(" as ")
            pairs.append((inner, outer or inner))
    return pairs


def _quoted(words: str) -> str:
    """Words as a string of JavaScript, in which two characters of Unicode would end the line."""
    text = json.dumps(words, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
