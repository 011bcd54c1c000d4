//! The kinds of signal that a word list can carry; the build script reads this list too.

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a term of a rule says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Signal { $($(#[$doc])* $name,)* }

        impl Signal {
            /// Every signal with the id that `rules/*.toml` use.
            pub const ALL: &[(Signal, &str)] = &[$((Signal::$name, $id),)*];
        }
    };
}

signals! {
    /// A health or test status, asserted by the words themselves.
    Status = "status",
    /// Quarantine, lockdown, surveillance.
    Quarantine = "quarantine",
    /// The name of a disease or condition.
    Disease = "disease",
    /// What a person suffers from; weak.
    Symptom = "symptom",
    /// A word for a patient.
    Patient = "patient",
    /// A longer expression in which a health word means something else.
    Homonym = "homonym",
    /// Not, not yet.
    Negation = "negation",
    /// The text denies a rumour.
    Denial = "denial",
    /// A draft is named.
    Draft = "draft",
    /// A paper is said to be unsigned or not yet issued.
    Unsigned = "unsigned",
    /// A kind of official paper.
    Paper = "paper",
    /// Laws, decrees, circulars: their drafts are published on purpose.
    Law = "law",
    /// Public consultation.
    Consultation = "consultation",
    /// A draft of something that no office issues.
    NotOfficial = "not-official",
    /// An internal report or meeting.
    Internal = "internal",
    /// A meeting or a report, internal where something else says so.
    Meeting = "meeting",
    /// A thing is handed on before its time.
    Share = "share",
    /// Keep it quiet.
    Hush = "hush",
    /// Not announced.
    Unannounced = "unannounced",
    /// A case, an outbreak, an incident.
    Event = "event",
    /// A claim that a document is secret.
    Secret = "secret",
    /// "Mật" in another meaning.
    NotSecret = "not-secret",
    /// Not to be copied or spread.
    NoCopy = "no-copy",
    /// The writer knows it from work.
    Insider = "insider",
    /// A public source.
    Public = "public",
    /// Hearsay, never a source.
    Hearsay = "hearsay",
    /// An obituary.
    Obituary = "obituary",
    /// Sport.
    Sport = "sport",
    /// A training example, fiction, a form.
    Exercise = "exercise",
    /// A joke.
    Joke = "joke",
    /// Advice to everybody, a campaign, a call for applications.
    Advice = "advice",
    /// A relative of the writer.
    Family = "family",
    /// The writer.
    SelfPerson = "self",
    /// Consent is claimed.
    Consent = "consent",
    /// The person made it public.
    MadePublic = "made-public",
    /// An appeal for help.
    Appeal = "appeal",
    /// A person is looked for.
    Lost = "lost",
    /// A celebration.
    Celebration = "celebration",
    /// Thanks.
    Thanks = "thanks",
    /// What makes one person stand out.
    Unique = "unique",
    /// He, she.
    ThirdPerson = "third-person",
    /// Kinship titles.
    Title = "title",
    /// Titles of a patient.
    TitlePatient = "title-patient",
    /// Words that are no name after a title.
    NotName = "not-name",
    /// "The name is".
    NameCue = "name-cue",
    /// Posts and professional titles.
    Official = "official",
    /// Verbs of speech.
    Speech = "speech",
    /// How to reach somebody.
    Contact = "contact",
    /// Trades.
    Trade = "trade",
    /// A class at school, a shift: one fact about a person.
    Class = "class",
    /// A relation to a person of standing.
    Relation = "relation",
    /// Administrative units.
    PlaceUnit = "place-unit",
    /// Hamlets and quarters.
    PlaceHamlet = "place-hamlet",
    /// Streets.
    PlaceStreet = "place-street",
    /// Buildings and bodies.
    PlaceBuilding = "place-building",
    /// The name of a province or district.
    Place = "place",
    /// A person of history or letters.
    Historical = "historical",
    /// Descriptive addresses.
    Landmark = "landmark",
    /// A list is announced.
    ListCue = "list-cue",
    /// A paper or a post of duty that tells of patients.
    Record = "record",
    /// A pronoun that may stand for the writer.
    Writer = "writer",
}
