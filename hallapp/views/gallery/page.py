"""The page on which the pictures are looked through."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

from hallapp.views import theme
from hallapp.views.gallery.picture import Shot

NAME = "index.html"

_FILTERS: dict[str, Callable[[Shot], str]] = {
    "view": lambda shot: shot.picture.view,
    "state": lambda shot: shot.picture.state,
    "language": lambda shot: shot.language,
    "theme": lambda shot: shot.theme,
    "size": lambda shot: shot.size.name,
}

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>hallapp: every view</title>
<style>
body {{ margin: 0; font: 15px sans-serif; background: {of.ground}; color: {of.text}; }}
form {{ position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 1rem; padding: .75rem 1rem;
        background: {of.surface}; border-bottom: 1px solid {of.line}; }}
select, input {{ font: inherit; }}
output {{ margin-left: auto; }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(var(--width, 24rem), 1fr)); gap: 1rem;
        padding: 1rem; align-items: start; }}
figure {{ margin: 0; }}
img {{ max-width: 100%; border: 1px solid {of.line}; }}
[hidden] {{ display: none; }}
</style>
<form>
{selects}
<label>width <input type="range" min="12" max="120" value="24"></label>
<output></output>
</form>
<main>
{figures}
</main>
<script>
const form = document.forms[0], figures = [...document.querySelectorAll("figure")];
function show() {{
  const wanted = [...form.querySelectorAll("select")].filter(one => one.value);
  for (const figure of figures)
    figure.hidden = wanted.some(one => figure.dataset[one.name] !== one.value);
  form.querySelector("output").value = figures.filter(one => !one.hidden).length + " of " + figures.length;
  document.body.style.setProperty("--width", form.querySelector("input").value + "rem");
  history.replaceState(null, "", "#" + wanted.map(one => one.name + "=" + one.value).join("&"));
}}
for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
  if (form.elements[name]) form.elements[name].value = value;
form.addEventListener("input", show);
show();
</script>
</html>
"""


def write(folder: Path, made: list[Shot]) -> None:
    """Write the page of these pictures; what is chosen on it is kept in its address."""
    selects = "\n".join(_select(name, sorted({value(shot) for shot in made})) for name, value in _FILTERS.items())
    figures = "\n".join(_figure(shot) for shot in made)
    (folder / NAME).write_text(_PAGE.format(of=theme.LIGHT, selects=selects, figures=figures), encoding="utf-8")


def _select(name: str, values: list[str]) -> str:
    options = "".join(f"<option>{html.escape(value)}</option>" for value in values)
    return f'<label>{name} <select name="{name}"><option value="">all</option>{options}</select></label>'


def _figure(shot: Shot) -> str:
    data = " ".join(f'data-{name}="{html.escape(value(shot))}"' for name, value in _FILTERS.items())
    file = html.escape(shot.file)
    return (
        f'<figure {data}><a href="{file}"><img loading="lazy" src="{file}" alt="{file}"></a>'
        f"<figcaption>{html.escape(shot.file.removesuffix('.png'))}</figcaption></figure>"
    )
