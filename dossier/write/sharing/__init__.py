"""What a page says to whoever shares or indexes it: its finding in a line, a picture, schema.org's data.

Nothing here says more than the page: figures are spans of claims in words, quotes are the articles'.
"""

from __future__ import annotations

from dossier.write.sharing.findings import home_description, span_in_words, topic_description, topic_headline
from dossier.write.sharing.image import home_picture, image_path, topic_picture
from dossier.write.sharing.linked import home_data, source_data, topic_data

__all__ = [
    "home_data",
    "home_description",
    "home_picture",
    "image_path",
    "source_data",
    "span_in_words",
    "topic_data",
    "topic_description",
    "topic_headline",
    "topic_picture",
]
