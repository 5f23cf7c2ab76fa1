"""Data that stands in a script: JSON that nothing in it can leave."""

from __future__ import annotations

import json
import re

_ENDS = re.compile(r"<(?=[!?]|script)|(?<=[\]-])>|[\u2028\u2029]", re.IGNORECASE)


def json_in_script(value: object) -> str:
    r"""Data as JSON for a script, in a file or in a page: no text in it ends the script, opens a comment or breaks the line.

    >>> json_in_script({"a": "</script> ]]> <b> \u2028"})
    '{"a":"<\\/script> ]]\\u003e <b> \\u2028"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return _ENDS.sub(lambda found: rf"\u{ord(found[0]):04x}", text)
