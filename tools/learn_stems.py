"""Writes hooks/theme/assets/javascripts/compose-stems-*.js: Snowball's stemmers of our languages for a browser.

The form for a case finds words in all their forms as the check does, so that it needs the very same stems. What the
package snowballstemmer has in Python, in the few kinds of statement that its generator writes, is said in JavaScript
here; compose-lexicon.js has what all stemmers share. Run it when the package was renewed:

    PYTHONPATH=hooks python tools/learn_stems.py
"""

import ast
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import snowballstemmer

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology.stems import STEMMERS

SCRIPTS: Final = Path(__file__).parent.parent / "hooks/theme/assets/javascripts"
SIGNS: Final[dict[type[ast.AST], str]] = {
    **dict(zip((ast.Add, ast.Sub, ast.And, ast.Or), ("+", "-", "&&", "||"), strict=True)),
    **dict(zip((ast.Eq, ast.NotEq, ast.Lt), ("===", "!==", "<"), strict=True)),
    **dict(zip((ast.LtE, ast.Gt, ast.GtE), ("<=", ">", ">="), strict=True)),
}
LONGEST: Final = 10
"""Letters of a text in a table, as compose-snowball.js has it."""

HEAD: Final = """\
// Stems of words as Snowball cuts them (https://snowballstem.org/, BSD 3-clause licence, © Martin Porter, Richard
// Boulton, Olly Betts and others): made of snowballstemmer {version} by tools/learn_stems.py, and not edited by hand.
"""


def script(language: Language) -> str:
    """The stemmer of a language, for a page that has compose-lexicon.js."""
    source = Path(snowballstemmer.__file__).with_name(f"{STEMMERS[language]}_stemmer.py").read_text(encoding="utf-8")
    stemmer = next(one for one in ast.parse(source).body if isinstance(one, ast.ClassDef))
    attributes = [one for one in stemmer.body if isinstance(one, ast.Assign)]
    lines = [
        "(c => {",
        *(
            f"  const {_expression(one.targets[0])} = {_table(one.value)};"
            for one in attributes
            if _is_table(one.value)
        ),
        "  c.Stemmer = class extends c.Snowball {",
        *(f"    {_expression(one.targets[0])} = 0;" for one in attributes if not _is_table(one.value)),
        *(line for one in stemmer.body if isinstance(one, ast.FunctionDef) for line in _method(one)),
        "  };",
        "})(window.RulebookCompose);",
    ]
    return HEAD.format(version=version("snowballstemmer")) + "\n".join(lines) + "\n"


def _is_table(value: ast.expr) -> bool:
    """Whether an attribute of the class is for all words; the others are of the word at hand."""
    return not isinstance(value, ast.Constant) or isinstance(value.value, str)


def _table(value: ast.expr) -> str:
    """Letters as a text, texts as a list, suffixes as an object with the number of each."""
    if isinstance(value, ast.List):
        return _json({suffix: result for suffix, _, result in map(_among, value.elts)})
    found = ast.literal_eval(value)
    return _json(list(found) if isinstance(found, tuple) else "".join(sorted(found)))


def _among(value: ast.expr) -> tuple[str, int, int]:
    """A text of a table, where the next shorter one stands, and its number; none of ours has a condition of its own."""
    match value:
        case ast.Call(ast.Name("Among"), [text, shorter, result]) if len(ast.literal_eval(text)) <= LONGEST:
            return ast.literal_eval(text), ast.literal_eval(shorter), ast.literal_eval(result)
    raise ValueError(ast.dump(value))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _method(function: ast.FunctionDef) -> Iterator[str]:
    names = (one.id for one in ast.walk(function) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    yield f"    {function.name.removeprefix('__')}() {{"
    if known := sorted(set(names)):
        yield f"      let {', '.join(known)};"
    yield from _block(function.body, 6)
    yield "    }"


def _block(statements: Iterable[ast.stmt], indent: int) -> Iterator[str]:
    for one in statements:
        yield from (" " * indent + line for line in _statement(one))


def _statement(one: ast.stmt) -> Iterator[str]:
    match one:
        case ast.Expr(value) | ast.Return(value):
            yield f"{'return ' if isinstance(one, ast.Return) else ''}{_expression(value)};"
        case ast.Assign([target], value):
            yield f"{_expression(target)} = {_expression(value)};"
        case ast.AugAssign(target, sign, value):
            yield f"{_expression(target)} {SIGNS[type(sign)]}= {_expression(value)};"
        case ast.While(ast.Constant(True), body):
            yield from ("for (;;) {", *_block(body, 2), "}")
        case ast.Try(body, [ast.ExceptHandler(ast.Name(label))]):
            yield from (f"{label}: {{", *_block(body, 2), "}")
        case ast.Raise(ast.Call(ast.Name(label))):
            yield f"break {label};"
        case ast.If(test, body, other):
            yield from (f"if ({_expression(test)}) {{", *_block(body, 2), "}")
            yield from ("else {", *_block(other, 2), "}") if other else ()
        case ast.Break() | ast.Continue():
            yield f"{type(one).__name__.lower()};"
        case _:
            raise ValueError(ast.dump(one))


def _expression(one: ast.expr | None) -> str:
    match one:
        case ast.Constant(value):
            return _json(value)
        case ast.Name(name):
            return name
        case ast.Attribute(ast.Name(owner), name):
            return f"this.{name.removeprefix('__')}" if owner == "self" else name
        case ast.Call(function, arguments):
            return f"{_expression(function)}({', '.join(map(_expression, arguments))})"
        case ast.Subscript(value, place):
            return f"{_expression(value)}[{_expression(place)}]"
        case ast.UnaryOp(ast.Not(), value):
            return f"!{_expression(value)}"
        case ast.UnaryOp(ast.USub(), value):
            return f"-{_expression(value)}"
        case ast.BinOp(left, sign, right) | ast.Compare(left, [sign], [right]):
            return f"({_expression(left)} {SIGNS[type(sign)]} {_expression(right)})"
        case ast.BoolOp(sign, values):
            return f"({f' {SIGNS[type(sign)]} '.join(map(_expression, values))})"
        case _:
            raise ValueError(ast.dump(one) if one else "")


if __name__ == "__main__":
    for code in LANGUAGES:
        (SCRIPTS / f"compose-stems-{code}.js").write_text(script(code), encoding="utf-8")
