"""What is negotiated about."""

from pourparler.vocabularies.vocabulary import Vocabulary


class Issue(Vocabulary):
    """What matter is negotiated or spoken about."""

    TERRITORY = "territory"
    """Who holds or owns land, including borders, annexation, withdrawal and buffer zones."""
    SECURITY_GUARANTEES = "security_guarantees"
    """Assurances against a future attack, such as pledges of defence or
    foreign troops as protection."""
    ALLIANCES = "alliances"
    """Membership of military blocs or unions, or neutrality between them."""
    CEASEFIRE = "ceasefire"
    """A stop or pause of the fighting and its terms."""
    DEMILITARIZATION = "demilitarization"
    """Limits to forces or weapons, or their removal from an area."""
    PRISONERS = "prisoners"
    """Prisoners of war and other detainees, and their release, exchange or treatment."""
    MISSING_PERSONS = "missing_persons"
    """People whose fate is unknown, and the search for and return of the dead."""
    HUMANITARIAN_ACCESS = "humanitarian_access"
    """Safe passage for relief goods, aid workers and people who leave the fighting."""
    CIVILIANS = "civilians"
    """Protection of people and places outside the fighting, including
    refugees and children taken away."""
    SANCTIONS = "sanctions"
    """Restrictive economic measures and frozen assets, and their tightening or lifting."""
    RECONSTRUCTION = "reconstruction"
    """Rebuilding after the damage of war, and the money for it."""
    ACCOUNTABILITY = "accountability"
    """Responsibility for crimes and damage, including trials, investigations,
    amnesties and reparations."""
    LANGUAGE_CULTURE_MINORITIES = "language_culture_minorities"
    """Rights of languages, faiths and minorities, and care for cultural heritage."""
    POLITICAL_STATUS = "political_status"
    """The standing of an area or an authority, such as autonomy, independence,
    recognition or shared power."""
    ELECTIONS = "elections"
    """Whether, when and how votes and referendums are held."""
    NUCLEAR = "nuclear"
    """Nuclear weapons and programmes, and the safety of nuclear power plants."""
    ENERGY = "energy"
    """Oil, gas and electricity, with their networks and transit, apart from nuclear safety."""
    MARITIME = "maritime"
    """Shipping, ports, sea lanes and boundaries at sea."""
    MONITORING = "monitoring"
    """Observation and verification of whether commitments are kept."""
    PROCEDURE = "procedure"
    """The talks themselves, including their agenda, format, place, dates and participants."""
    ROOT_CAUSES = "root_causes"
    """What a side calls the deeper origins of the conflict, without breaking it
    down into other matters here."""
    OTHER = "other"
    """A matter of another sort, which the notes describe."""
