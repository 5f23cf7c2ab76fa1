"""Vega and what embeds it, in one script for the site. A script, as a page opened from a folder may read no other file."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

import vl_convert

from dossier.write.charts.drawn.kept import kept

VEGA = "assets/vega.js"

DIGESTS = {"1.9.0.post1": "3425bd951a44d478d0505c6b5d1e8d57656b6e9a4da7bfe88a718ce61d76e572"}
"""What each known release of the drawing library bundles, as SHA-256. What was kept of an earlier run is taken for it only where it has
this digest, as readers run it; of an unknown release it is bundled at each run, which takes three seconds."""

NOTICE = """\
/* Vega {vega}, Vega-Lite {lite}, Vega-Embed {embed} and what they are made of, as vl-convert bundles them.
Vega, Vega-Lite, Vega-Embed: Copyright (c) University of Washington Interactive Data Lab. All rights reserved.
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following
conditions are met: 1. Redistributions of source code must retain the above copyright notice, this list of conditions and
the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice, this list of
conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products
derived from this software without specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING,
BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT
SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR
PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR
TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
POSSIBILITY OF SUCH DAMAGE.
D3 modules: Copyright Mike Bostock. Permission to use, copy, modify, and/or distribute this software for any purpose with or
without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies. */
"""


def vega_script() -> str:
    """Vega and what embeds it as one classic script: it sets ``vegaEmbed``, ``vega`` and ``vegaLite`` and no other name."""
    return _classic(kept("bundle", "", lambda: str(vl_convert.javascript_bundle()), fits=is_bundle))  # type: ignore[call-arg]


def is_bundle(module: str) -> bool:
    """Whether a kept bundle is, byte for byte, the one of the installed release."""
    return hashlib.sha256(module.encode("utf-8", "surrogatepass")).hexdigest() == DIGESTS.get(version("vl-convert-python"))


def _classic(module: str) -> str:
    """A module loads from no folder, and a plain script would leave its thousand names to everybody."""
    versions = {
        "vega": vl_convert.get_vega_version(),
        "lite": vl_convert.get_vegalite_versions()[-1],
        "embed": vl_convert.get_vega_embed_version(),
    }
    return f'{NOTICE.format(**versions)}(function () {{\n"use strict";\n{module}\n}})();\n'
