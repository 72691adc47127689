"""What a source is."""

from pourparler.vocabularies.vocabulary import Vocabulary


class SourceKind(Vocabulary):
    """What sort of text the records are coded from."""

    NEWS_ARTICLE = "news_article"
    """A journalist's report or analysis, published by a newspaper, news agency or news site."""
    PRESS_RELEASE = "press_release"
    """A text that a party's own press office hands out for the media to use."""
    OFFICIAL_DOCUMENT = "official_document"
    """The wording of a treaty, decree, resolution, letter or other paper with official standing."""
    TRANSCRIPT = "transcript"
    """A word-for-word record of a speech, meeting or press conference."""
    INTERVIEW = "interview"
    """Questions and answers between a journalist and the person asked, published as such."""
    SOCIAL_POST = "social_post"
    """A post on a social network or in a messaging channel, whoever wrote it."""
    BROADCAST = "broadcast"
    """A radio, television or video programme, coded from what is heard or subtitled."""
    DATASET = "dataset"
    """Records that others have already put into tables, such as a
    database of events or agreements."""
    BOOK = "book"
    """A memoir, history, edited volume or other work of book length."""
    OTHER = "other"
    """A text of another sort, which the notes describe."""
