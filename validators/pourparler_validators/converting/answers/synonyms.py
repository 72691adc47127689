"""Names that answers use for the fields of the standard, as data."""

from collections.abc import Mapping
from typing import Final

RECORD_LISTS: Final[Mapping[str, str]] = {
    "article": "source",
    "articles": "source",
    "actor_parties": "party",
    "countries": "party",
    "organizations": "party",
    "organisations": "party",
    "people": "person",
    "individuals": "person",
    "negotiations": "process",
    "talks": "process",
    "meetings": "event",
    "quotes": "statement",
    "quotations": "statement",
    "treaties": "agreement",
}
"""Names of lists whose items are records, beside the types and their plurals."""

FIELD_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "Evidence": {
        **dict.fromkeys(("text", "quote", "quotation", "passage", "words", "excerpt"), "exact"),
        "source_id": "source",
        "fields": "supports",
    },
    "Segment": {
        **dict.fromkeys(("exact", "quote", "quotation", "words", "content", "segment"), "text"),
        "type": "kind",
        "quote_type": "kind",
        "source_id": "source",
    },
    "Source": {
        **dict.fromkeys(("date", "publication_date", "published_on", "published_at"), "published"),
        **dict.fromkeys(("date_published", "pub_date"), "published"),
        "headline": "title",
        "name": "title",
        "outlet": "publisher",
        "author": "authors",
        "link": "url",
        "lang": "language",
    },
    "Party": {"title": "name", "label": "name", "alias": "aliases", "member_of": "parent"},
    "Person": {"full_name": "name", "label": "name", "alias": "aliases"},
    "Role": {"role": "title", "position": "title", "organization": "party", "country": "party"},
    "Process": {"name": "title", "label": "title", "participants": "parties"},
    "Event": {
        "name": "title",
        "label": "title",
        "event_type": "kind",
        "type": "kind",
        "location": "place",
        "venue": "place",
        "event_date": "date",
        "parties": "participants",
    },
    "Place": {"location": "name", "city": "name", "place": "name", "country_code": "country"},
    "Participation": {"name": "party", "participant": "party", "actor": "party"},
    "ThirdParty": {"party": "actor", "person": "actor", "name": "actor"},
    "AgreementParty": {"name": "party", "actor": "party"},
    "Membership": {"name": "party"},
    "Delegation": {"country": "party", "delegates": "members", "representatives": "members"},
    "Delegate": {"full_name": "name", "position": "title", "id": "person"},
    "Statement": {
        **dict.fromkeys(("speech_act", "speech_acts", "act", "kind"), "acts"),
        **dict.fromkeys(("quote", "quotes", "quotation", "quotations", "segment"), "segments"),
        **dict.fromkeys(("position", "title", "role", "speaker_title"), "speaker_role"),
        **dict.fromkeys(("paraphrase", "gist"), "summary"),
        "addressee": "addressees",
        "audience": "addressees",
        "said_by": "speaker",
    },
    "Proposal": {
        **dict.fromkeys(("proposer", "proposers", "proposed_by", "author", "issuer"), "issuers"),
        "name": "title",
        "label": "title",
        "addressee": "addressees",
        "type": "kind",
        "proposal_type": "kind",
    },
    "Agreement": {
        "name": "title",
        "label": "title",
        "type": "kind",
        "effective_date": "effective",
        "in_force": "effective",
        "signatories": "parties",
        "signed_on": "date",
    },
    "Term": {"content": "text", "term": "text", "description": "text", "topic": "issue"},
    "Quantity": {"name": "what", "number": "value", "amount": "value"},
    "Alias": {"alias": "name", "type": "kind"},
    "Identifier": {"type": "scheme", "id": "value", "code": "value"},
    "Response": {"party": "by", "actor": "by", "status": "response"},
}
"""By the name of a model, names that answers use for its fields."""

HISTORY_NAMES: Final[Mapping[str, str]] = {"actor": "by", "party": "by", "on": "date"}
"""The same for the steps of any history."""

TEXT_FIELDS: Final[Mapping[str, str]] = {
    "Evidence": "exact",
    "Segment": "text",
    "Place": "name",
    "Alias": "name",
    "Term": "text",
    "Quantity": "what",
    "Participation": "party",
    "ThirdParty": "actor",
    "AgreementParty": "party",
    "Membership": "party",
    "Role": "title",
    "Coding": "coder",
}
"""By the name of a model, the field that is meant where a text stands in place of the object."""

CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "SegmentKind": {
        **dict.fromkeys(("direct_quote", "direct_quotation", "direct_speech"), "direct"),
        **dict.fromkeys(("partial_quote", "partial_quotation"), "partial"),
        **dict.fromkeys(("indirect_quote", "indirect_quotation", "indirect_speech"), "indirect"),
        "reported_speech": "indirect",
    },
    "SpeechAct": {
        **{word: f"express_{word}" for word in ("support", "concern", "regret", "hope")},
        "express_willingness": "express_readiness",
    },
}
"""By the name of a vocabulary, other words for the same code."""

VALUE_NAMES: Final = ("value", "@value", "text", "label", "name", "title", "id")
"""Names under which an object holds nothing but the value itself."""

ID_NAMES: Final = ("id", "@id", "_id", "uid", "key", "identifier")
"""Names of the id; with the type before it (``event_id``), too."""

LANGUAGES: Final[Mapping[str, str]] = {
    "english": "en",
    "french": "fr",
    "russian": "ru",
    "ukrainian": "uk",
    "arabic": "ar",
    "hebrew": "he",
    "spanish": "es",
    "german": "de",
    "turkish": "tr",
    "persian": "fa",
    "farsi": "fa",
    "chinese": "zh",
    "korean": "ko",
    "portuguese": "pt",
    "italian": "it",
}
"""Names of languages, and their tags."""

ANY_NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("note", "comment", "comments", "remark", "remarks"), "notes"),
    **dict.fromkeys(("start_date", "started_on"), "start"),
    **dict.fromkeys(("end_date", "ended_on"), "end"),
    **dict.fromkeys(("start_offset", "start_char", "char_start", "start_index", "begin"), "start"),
    **dict.fromkeys(("end_offset", "end_char", "char_end", "end_index"), "end"),
    "country_code": "country",
    **dict.fromkeys(("quote", "quotes", "evidence_text", "source_text"), "evidence"),
}
"""Names for fields that several models have."""
