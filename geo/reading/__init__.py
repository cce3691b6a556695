"""Reports read: running text in, attributed claims out."""

from geo.reading.output import claims_of, html, record, text
from geo.reading.readclaim import ReadClaim
from geo.reading.reader import Reader, RuleReader, read

__all__ = ["ReadClaim", "Reader", "RuleReader", "claims_of", "html", "read", "record", "text"]
