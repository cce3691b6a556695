"""Voices of small reports, for tests of who speaks."""

from __future__ import annotations

from geo.claim import Side
from geo.reading.document import Document, document
from geo.reading.voices import Voice


def voices_of(doc: Document) -> list[Voice]:
    """Voice at the first trigger of every sentence that has one."""
    return [
        doc.speech.voice(number, scene.triggers[0].i)
        for number, scene in enumerate(doc.scenes)
        if scene.triggers
    ]


def sides_of(text: str, language: str, **header: str) -> list[Side]:
    """Sides of these voices in a text, with its publisher or title."""
    return [voice.side for voice in voices_of(document(text, language, None, **header))]
